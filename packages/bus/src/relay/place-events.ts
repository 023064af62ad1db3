import type { Envelope } from '@ama/events'
import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import { placedColumns, toEnvelope, type PlacedRow } from '../log/to-envelope.ts'

/**
 * Up to where the stream has the events of a log. When another log has taken its place (a backup that was restored), the
 * number means nothing there: then nothing is found, and nothing changed.
 */
export interface Reached {
  readonly logId: string
  readonly published: bigint
}

/** Of event_log: what stands behind $2, and behind what the log $3 knows that the stream has. */
const isUnpublished = 'position > (SELECT greatest(published, $2::bigint) FROM log_head WHERE log_id = $3::uuid)'

/**
 * One statement, so one transaction. A row is taken only when every transaction that could still write before it
 * has ended: its xid lies below the oldest running one. Ordering by a serial number alone would lose slow ones.
 * What commands have placed themselves stands in the log already.
 */
const place = `
  WITH ready AS (
    SELECT sequence, row_number() OVER (ORDER BY xid, sequence) AS nth
    FROM event_log
    WHERE position IS NULL AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY xid, sequence LIMIT $1
  ), amount AS (
    SELECT count(*) AS rows FROM ready
  ), head AS (
    UPDATE log_head SET position = position + amount.rows, published = greatest(published, $2::bigint)
    FROM amount WHERE log_id = $3::uuid AND (amount.rows > 0 OR $2::bigint > published)
    RETURNING log_head.position - amount.rows AS before
  ), placed AS (
    UPDATE event_log SET position = head.before + ready.nth FROM ready, head
    WHERE event_log.sequence = ready.sequence AND event_log.position IS NULL
    RETURNING event_log.*
  ), unpublished AS (
    SELECT * FROM placed
    UNION ALL (SELECT * FROM event_log WHERE ${isUnpublished} ORDER BY position LIMIT $1)
  ), held AS (
    SELECT EXISTS (
      SELECT FROM event_log
      WHERE position IS NULL AND xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ) AS held
  )
  SELECT held, ${placedColumns} FROM held LEFT JOIN unpublished ON true ORDER BY position LIMIT $1`

/**
 * Gives the next gap-free positions to at most `limit` committed events, and remembers how far the stream has them. Gives
 * at most as many of those behind that, in order; what was placed while it ran may be missing among them. Tells whether
 * others wait for an older transaction that is still running.
 */
export const placeEvents = async (
  session: PostgresSession,
  limit: number,
  { logId, published }: Reached,
): Promise<{ unpublished: Envelope[]; heldBack: boolean }> => {
  const rows = await session.query<{ held: boolean } & (PlacedRow | { id: null })>(place, [
    limit,
    String(published),
    logId,
  ])
  const unpublished = rows.flatMap((row) => (row.id === null ? [] : toEnvelope(row)))
  return { unpublished, heldBack: rows[0]?.held === true }
}

/** At most `limit` placed events that the stream doesn't have, in order. */
export const readUnpublished = async (
  session: PostgresSession,
  limit: number,
  { logId, published }: Reached,
): Promise<Envelope[]> => {
  const sql = `SELECT ${placedColumns} FROM event_log WHERE ${isUnpublished} ORDER BY position LIMIT $1`
  return (await session.query<PlacedRow>(sql, [limit, String(published), logId])).map(toEnvelope)
}

/** Remembers how far the stream has the events. */
export const markPublished = async (session: PostgresSession, { logId, published }: Reached): Promise<void> => {
  const sql = 'UPDATE log_head SET published = $1 WHERE published < $1 AND log_id = $2'
  await session.query(sql, [String(published), logId])
}
