import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import { keepPostgresSession } from '../connections/keep-postgres-session.ts'
import { logHead } from '../log/read-log.ts'
import { followLog } from '../log/follow-log.ts'
import type { Stoppable, Stream } from '../stream.ts'
import { consumeLog } from './consume-log.ts'

const slowPoll = 1_000

type Reader = Stoppable & { look(): void }

/**
 * The stream for a hub without NATS, so of one process: everybody reads event_log, and looks there when the relay has
 * placed more.
 */
export const openLogStream = async (options: { database: Database; log: Logger }): Promise<Stream> => {
  const { database, log } = options
  const { logId } = await logHead(database)
  const readers = new Set<Reader>()
  const lookAll = () => {
    for (const reader of readers) reader.look()
  }
  const postgres = keepPostgresSession({
    url: database.url,
    name: 'hub log stream',
    log,
    onSession: lookAll,
  })
  await postgres.opened(5_000)
  const add = (reader: Reader): Stoppable => {
    readers.add(reader)
    return {
      stop: async () => {
        readers.delete(reader)
        await reader.stop()
      },
    }
  }
  return {
    kind: 'log',
    // The relay has placed them: they are where the readers look.
    publish: async () => lookAll(),
    last: async () => null,
    consume: async (reaction, handler) =>
      add(consumeLog({ database, log, logId, postgres, reaction, handler, pollEvery: slowPoll })),
    tail: async (onEvents) => add(await followLog({ database, log, onEvents, pollEvery: slowPoll })),
    healthy: () => postgres.session() !== null,
    close: async () => {
      await Promise.all([...readers].map((reader) => reader.stop()))
      await postgres.close()
    },
  }
}
