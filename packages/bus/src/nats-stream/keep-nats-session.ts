import type { Logger, NatsServers } from '@ama/kernel'
import { growingDelay, pause } from '../connections/waiting.ts'
import { spreadStream, streamName } from './ensure-stream.ts'
import { type NatsSession, openNatsSession } from './open-nats-session.ts'

const checkEvery = 2_000
/** Milliseconds between a session that ended and the next. */
const shortest = 100

export interface KeptNats {
  /** null while NATS or its stream can't be reached. */
  session(): NatsSession | null
  /** Calls at once when there is a session, and for each new one; returns how to stop that. */
  onSession(listener: (session: NatsSession) => void): () => void
  close(): Promise<void>
}

/**
 * A server that hangs, or a stream that was deleted, ends the session as surely as a broken line. A server that joined
 * its cluster meanwhile gets the stream too.
 */
const watch = async (session: NatsSession, log: Logger, stopping: AbortSignal) => {
  const ended = new AbortController()
  void session.connection.closed().then(() => ended.abort())
  const either = AbortSignal.any([ended.signal, stopping])
  while (!either.aborted) {
    await pause(checkEvery, either)
    if (either.aborted) break
    const there = await session.manager.streams.info(streamName).catch(() => null)
    if (there === null) break
    await spreadStream(session.manager, there).catch((error: unknown) => log.debug({ err: error }, 'stream not spread'))
  }
  await session.connection.close()
}

/** Keeps a session with NATS for as long as the hub runs, opening another whenever it ends. */
export const keepNatsSession = (options: { servers: NatsServers; first: NatsSession; log: Logger }): KeptNats => {
  const stopping = new AbortController()
  const listeners = new Set<(session: NatsSession) => void>()
  let session: NatsSession | null = options.first

  const reopen = async (): Promise<NatsSession | null> => {
    const delay = growingDelay(shortest, 1_000)
    while (!stopping.signal.aborted) {
      try {
        return await openNatsSession(options.servers)
      } catch (error) {
        options.log.debug({ err: error }, 'NATS not reached')
        await pause(delay.next(), stopping.signal)
      }
    }
    return null
  }

  /** One that ends meanwhile refuses whoever wants to listen to it: all are told of the next. */
  const tell = async (opened: NatsSession) => {
    try {
      for (const listener of listeners) listener(opened)
    } catch (error) {
      options.log.debug({ err: error }, 'a NATS session ended at once')
      await opened.connection.close()
      await pause(shortest, stopping.signal)
    }
  }

  const keep = async () => {
    while (session !== null) {
      await watch(session, options.log, stopping.signal)
      session = null
      if (stopping.signal.aborted) return
      options.log.warn('NATS connection lost')
      session = await reopen()
      if (session === null) return
      options.log.warn('NATS is back')
      await tell(session)
    }
  }

  const kept = keep()
  const open = () => (session?.connection.isClosed() ? null : session)
  return {
    session: open,
    onSession: (listener) => {
      listeners.add(listener)
      const current = open()
      if (current) listener(current)
      return () => listeners.delete(listener)
    },
    close: async () => {
      stopping.abort()
      await kept
    },
  }
}
