import type { Database } from '@ama/database'
import type { Logger, NatsServers } from '@ama/kernel'
import { logHead } from '../log/read-log.ts'
import type { Stoppable, Stream } from '../stream.ts'
import { consumeNats } from './consume-nats.ts'
import { streamName } from './ensure-stream.ts'
import { isOfLog, readEvent } from './event-message.ts'
import { keepNatsSession } from './keep-nats-session.ts'
import { NatsProblem, readServers } from './nats-problem.ts'
import { openNatsSession } from './open-nats-session.ts'
import { publishEvents } from './publish-events.ts'
import { tailNats } from './tail-nats.ts'

const openFirst = async (nats: NatsServers) => {
  try {
    return await openNatsSession(nats)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no answer'
    throw new NatsProblem(
      `No NATS with JetStream answers at ${nats.servers.join(', ')} (${reason}). Start nats-server -js there, correct NATS_URL, or leave NATS_URL out.`,
    )
  }
}

/**
 * The stream on NATS JetStream. Reconnects for ever once it was open, to whichever server of the cluster answers.
 * @throws NatsProblem when nobody is there at the start.
 */
export const openNatsStream = async (options: {
  /** As in NATS_URL: one address, or those of a cluster. */
  url: string
  database: Database
  log: Logger
  /** Milliseconds between two searches of the log for what was published before the first and never brought. */
  sweepEvery?: number
}): Promise<Stream> => {
  const { database, log, sweepEvery = 30_000 } = options
  const { logId } = await logHead(database)
  const servers = readServers(options.url)
  const nats = keepNatsSession({ servers, first: await openFirst(servers), log })
  const readers = new Set<Stoppable>()
  const add = (reader: Stoppable): Stoppable => {
    readers.add(reader)
    return {
      stop: async () => {
        readers.delete(reader)
        await reader.stop()
      },
    }
  }
  const inSession = () => {
    const session = nats.session()
    if (session === null) throw new Error('NATS is away')
    return session
  }
  return {
    kind: 'nats',
    publish: (events) => publishEvents(inSession(), logId, events),
    last: async () => {
      const message = await inSession().manager.streams.getMessage(streamName, { last_by_subj: 'hub.>' })
      return message && isOfLog({ headers: message.header }, logId) ? readEvent(message) : null
    },
    consume: async (reaction, handler) =>
      add(consumeNats({ database, log, nats, logId, reaction, handler, sweepEvery })),
    tail: async (onEvents) => add(await tailNats({ database, log, nats, logId, onEvents })),
    healthy: () => nats.session() !== null,
    close: async () => {
      await Promise.all([...readers].map((reader) => reader.stop()))
      await nats.close()
    },
  }
}
