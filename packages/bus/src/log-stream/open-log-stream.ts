import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import { keepPostgresSession } from '../connections/keep-postgres-session.ts'
import { followLog } from '../log/follow-log.ts'
import type { Stream } from '../stream.ts'
import { consumeLog } from './consume-log.ts'

const slowPoll = 1_000

/** The stream for a hub without NATS: everybody reads event_log, told by NOTIFY and by a slow poll that there is more. */
export const openLogStream = async (options: { database: Database; log: Logger }): Promise<Stream> => {
  const { database, log } = options
  const readers = new Set<() => void>()
  const lookAll = () => {
    for (const look of readers) look()
  }
  const postgres = keepPostgresSession({
    url: database.url,
    name: 'hub log stream',
    log,
    setUp: ['LISTEN hub_positioned'],
    onSession: lookAll,
    onNotification: lookAll,
  })
  return {
    kind: 'log',
    // The relay has placed them and told so: they are where the readers look.
    publish: async () => undefined,
    consume: async (reaction, handler) => {
      const reader = consumeLog({ database, log, postgres, reaction, handler, pollEvery: slowPoll })
      readers.add(reader.look)
      return {
        stop: async () => {
          readers.delete(reader.look)
          await reader.stop()
        },
      }
    },
    tail: async (onEvents) => {
      const follower = await followLog({ database, log, onEvents, pollEvery: slowPoll })
      readers.add(follower.look)
      return {
        stop: async () => {
          readers.delete(follower.look)
          await follower.stop()
        },
      }
    },
    healthy: () => postgres.session() !== null,
    close: () => postgres.close(),
  }
}
