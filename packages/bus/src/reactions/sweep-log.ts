import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { toEnvelope } from '../log/to-envelope.ts'
import { type Handler, together } from '../stream.ts'
import { listensTo, type Reaction } from './reaction.ts'
import { readCursor, saveCursor } from './reaction-cursor.ts'

const batch = 500

interface Swept {
  id: string
  position: bigint
  type: string
  settled: boolean
}

const readAged = (database: Database, reaction: string, cursor: bigint, seconds: number): Promise<Swept[]> =>
  database.prisma.$queryRaw<Swept[]>`
    SELECT id, position, type,
           EXISTS (SELECT FROM inbox WHERE reaction = ${reaction} AND event_id = event_log.id)
           OR EXISTS (SELECT FROM delivery WHERE reaction = ${reaction} AND event_id = event_log.id)
           OR EXISTS (SELECT FROM dead_letter WHERE reaction = ${reaction} AND event_id = event_log.id) AS settled
    FROM event_log
    WHERE position > ${cursor} AND position < coalesce(
      (SELECT min(position) FROM event_log WHERE position > ${cursor}
       AND (published_at IS NULL OR published_at > now() - make_interval(secs => ${seconds}::float8))),
      9223372036854775807)
    ORDER BY position LIMIT ${batch}`

const read = async (database: Database, swept: readonly Swept[]): Promise<Envelope[]> => {
  const ids = swept.map((row) => row.id)
  return (await database.prisma.event.findMany({ where: { id: { in: ids } }, orderBy: { position: 'asc' } })).map(
    toEnvelope,
  )
}

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
  let aged: Swept[]
  do {
    const cursor = await readCursor(database, reaction)
    aged = await readAged(database, reaction.name, cursor, options.seconds)
    const missed = aged.filter((row) => !row.settled && listensTo(reaction, row.type))
    const events = await read(database, missed)
    while (events.length > 0) {
      if (options.stopping.aborted) return
      await handler(events.splice(0, together))
    }
    const last = aged.at(-1)
    if (last) await saveCursor(database, logId, reaction, last.position)
  } while (aged.length === batch && !options.stopping.aborted)
}
