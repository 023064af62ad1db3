import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { toEnvelope } from '../log/to-envelope.ts'
import type { Handler } from '../stream.ts'
import { namesHeard, type Reaction } from './reaction.ts'
import { readCursor, saveCursor } from './reaction-cursor.ts'

const batch = 500

interface Swept {
  /** Up to where the log is old enough to be judged. */
  upTo: bigint
  /** null: nothing was missed. */
  id: string | null
  position: bigint | null
}

/** What never reached the reaction, of all that was published at least `seconds` ago: at most `batch` of it. */
const readMissed = (database: Database, reaction: Reaction, cursor: bigint, seconds: number): Promise<Swept[]> => {
  const { name } = reaction
  const heard = namesHeard(reaction).map((heardName) => `${heardName}.v%`)
  return database.prisma.$queryRaw<Swept[]>`
    WITH aged AS (
      SELECT coalesce(
        (SELECT min(position) - 1 FROM event_log WHERE position > ${cursor}
         AND (published_at IS NULL OR published_at > now() - make_interval(secs => ${seconds}::float8))),
        (SELECT position FROM log_head)) AS up_to
    ), missed AS (
      SELECT id, position FROM event_log, aged
      WHERE position > ${cursor} AND position <= up_to AND type LIKE ANY (${heard})
        AND NOT EXISTS (SELECT FROM inbox WHERE reaction = ${name} AND event_id = event_log.id)
        AND NOT EXISTS (SELECT FROM delivery WHERE reaction = ${name} AND event_id = event_log.id)
        AND NOT EXISTS (SELECT FROM dead_letter WHERE reaction = ${name} AND event_id = event_log.id)
      ORDER BY position LIMIT ${batch}
    )
    SELECT up_to AS "upTo", id, position FROM aged LEFT JOIN missed ON true ORDER BY position`
}

const read = async (database: Database, ids: string[]): Promise<Envelope[]> =>
  (await database.prisma.event.findMany({ where: { id: { in: ids } }, orderBy: { position: 'asc' } })).map(toEnvelope)

/**
 * Brings a reaction what was published at least `seconds` ago and never reached it: a stream that was wiped, restored
 * or trimmed, a hub that read the log without NATS until yesterday, a reaction newer than the stream. The log is the
 * truth, the stream the fast way.
 */
export const sweepLog = async (options: {
  database: Database
  logId: string
  reaction: Reaction
  handler: Handler
  seconds: number
  stopping: AbortSignal
}): Promise<void> => {
  const { database, logId, reaction, handler } = options
  let missed: Swept[]
  do {
    const cursor = await readCursor(database, reaction)
    missed = await readMissed(database, reaction, cursor, options.seconds)
    const events = await read(
      database,
      missed.flatMap(({ id }) => id ?? []),
    )
    while (events.length > 0) {
      if (options.stopping.aborted) return
      await handler(events.splice(0, reaction.gathers.most))
    }
    const last = missed.at(-1)
    const reached = missed.length < batch ? last?.upTo : last?.position
    if (reached && reached > cursor) await saveCursor(database, logId, reaction, reached)
  } while (missed.length === batch && !options.stopping.aborted)
}
