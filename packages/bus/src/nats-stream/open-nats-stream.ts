import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import type { Subscription } from '@nats-io/nats-core'
import { followLog } from '../log/follow-log.ts'
import type { Stream } from '../stream.ts'
import { consumeNats } from './consume-nats.ts'
import { readEvent } from './event-message.ts'
import { keepNatsSession } from './keep-nats-session.ts'
import { openNatsSession } from './open-nats-session.ts'
import { publishEvents } from './publish-events.ts'

const slowPoll = 2_000

/** NATS can't be used; the message says what to do. */
export class NatsProblem extends Error {}

const openFirst = async (url: string) => {
  try {
    return await openNatsSession(url)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no answer'
    const shown = url.replace(/\/\/[^@/]*@/, '//')
    throw new NatsProblem(
      `No NATS with JetStream answers at ${shown} (${reason}). Start nats-server -js there, correct NATS_URL, or leave NATS_URL out.`,
    )
  }
}

/**
 * The stream on NATS JetStream. Reconnects for ever once it was open.
 * @throws NatsProblem when nobody is there at the start.
 */
export const openNatsStream = async (options: {
  url: string
  database: Database
  log: Logger
  /** How often (milliseconds), and from what age (seconds), the log is searched for what the stream did not bring. */
  sweep?: { every: number; seconds: number }
}): Promise<Stream> => {
  const { url, database, log } = options
  const sweep = options.sweep ?? { every: 30_000, seconds: 30 }
  const nats = keepNatsSession({ url, first: await openFirst(url), log })
  return {
    kind: 'nats',
    publish: async (events) => {
      const session = nats.session()
      if (session === null) throw new Error('NATS is away')
      await publishEvents(session, events)
    },
    consume: async (reaction, handler) => consumeNats({ database, log, nats, reaction, handler, sweep }),
    tail: async (onEvents) => {
      const follower = await followLog({ database, log, onEvents, pollEvery: slowPoll })
      // Subscribed to the subjects themselves: no consumer to keep, and what is missed meanwhile stands in the log.
      let subscription: Subscription | null = null
      const forget = nats.onSession(({ connection }) => {
        subscription = connection.subscribe('hub.>', {
          callback: (error, message) => {
            const event = error ? null : readEvent(message)
            if (event) follower.offer(event)
          },
        })
        connection.flush().then(follower.look, () => undefined)
      })
      return {
        stop: async () => {
          forget()
          subscription?.unsubscribe()
          await follower.stop()
        },
      }
    },
    healthy: () => nats.session() !== null,
    close: () => nats.close(),
  }
}
