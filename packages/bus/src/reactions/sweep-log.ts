import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { toEnvelope } from '../log/to-envelope.ts'
import type { Handler } from '../stream.ts'
import { namesHeard, type Reaction } from './reaction.ts'
import { readCursor, saveCursor } from './reaction-cursor.ts'

const batch = 500

interface Missed {
  readonly id: string
  readonly position: bigint
}

/** What never reached the reaction, of what lies behind its cursor and not behind `upTo`: at most `batch` of it. */
const readMissed = (database: Database, reaction: Reaction, cursor: bigint, upTo: bigint): Promise<Missed[]> => {
  const { name } = reaction
  const heard = namesHeard(reaction).map((heardName) => `${heardName}.v%`)
  return database.prisma.$queryRaw<Missed[]>`
    SELECT id, position FROM event_log
     WHERE position > ${cursor} AND position <= ${upTo} AND type LIKE ANY (${heard})
       AND NOT EXISTS (SELECT FROM inbox WHERE reaction = ${name} AND event_id = event_log.id)
       AND NOT EXISTS (SELECT FROM delivery WHERE reaction = ${name} AND event_id = event_log.id)
       AND NOT EXISTS (SELECT FROM dead_letter WHERE reaction = ${name} AND event_id = event_log.id)
     ORDER BY position LIMIT ${batch}`
}

const read = async (database: Database, ids: string[]): Promise<Envelope[]> =>
  (await database.prisma.event.findMany({ where: { id: { in: ids } }, orderBy: { position: 'asc' } })).map(toEnvelope)

/**
 * Brings a reaction what was published up to a position and never reached it: a stream that was wiped, restored
 * or trimmed, a hub that read the log without NATS until yesterday, a reaction newer than the stream. The log is the
 * truth, the stream the fast way.
 */
export const sweepLog = async (options: {
  database: Database
  logId: string
  reaction: Reaction
  handler: Handler
  /** What was published so long ago that the stream should have brought it. */
  upTo: bigint
  stopping: AbortSignal
}): Promise<void> => {
  const { database, logId, reaction, handler, upTo } = options
  let missed: Missed[]
  do {
    const cursor = await readCursor(database, reaction)
    missed = await readMissed(database, reaction, cursor, upTo)
    const events = await read(
      database,
      missed.map(({ id }) => id),
    )
    while (events.length > 0) {
      if (options.stopping.aborted) return
      await handler(events.splice(0, reaction.gathers.most))
    }
    const reached = missed.length < batch ? upTo : missed.at(-1)?.position
    if (reached && reached > cursor) await saveCursor(database, logId, reaction, reached)
  } while (missed.length === batch && !options.stopping.aborted)
}
