import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import type { PlacedRow } from '../log/to-envelope.ts'

const columns = `
  id, position, type, subject_id AS "subjectId", community_id AS "communityId", audience, actor_id AS "actorId",
  correlation_id AS "correlationId", causation_id AS "causationId", traceparent, data, occurred_at AS "occurredAt"`

/** Columns as pg gives them: bigint comes as text. */
type Row = Omit<PlacedRow, 'position'> & { position: string }

const fromRow = (row: Row): PlacedRow => ({ ...row, position: BigInt(row.position) })

/**
 * One statement, so one transaction. A row is taken only when every transaction that could still write before it
 * has ended: its xid lies below the oldest running one. Ordering by a serial number alone would lose slow ones.
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
    FROM amount WHERE amount.rows > 0 OR $2::bigint > published
    RETURNING log_head.position - amount.rows AS before
  ), placed AS (
    UPDATE event_log SET position = head.before + ready.nth FROM ready, head
    WHERE event_log.sequence = ready.sequence AND event_log.position IS NULL
    RETURNING event_log.*
  ), held AS (
    SELECT EXISTS (
      SELECT FROM event_log
      WHERE position IS NULL AND xid >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ) AS held
  )
  SELECT held, ${columns} FROM held LEFT JOIN placed ON true ORDER BY position`

/**
 * Gives the next gap-free positions to at most `limit` committed events, and remembers that the stream has those up to
 * `published`. Tells which were placed, in order, and whether others wait for an older transaction that is still running.
 */
export const placeEvents = async (
  session: PostgresSession,
  limit: number,
  published: string | null,
): Promise<{ placed: PlacedRow[]; heldBack: boolean }> => {
  const rows = await session.query<{ held: boolean } & (Row | { position: null })>(place, [limit, published])
  const placed = rows.flatMap((row) => (row.position === null ? [] : fromRow(row)))
  return { placed, heldBack: rows[0]?.held === true }
}

/** Placed events of which no publication is known, in order. */
export const readUnpublished = async (session: PostgresSession, limit: number): Promise<PlacedRow[]> => {
  const sql = `SELECT ${columns} FROM event_log
    WHERE position > (SELECT published FROM log_head) ORDER BY position LIMIT $1`
  return (await session.query<Row>(sql, [limit])).map(fromRow)
}

/** Remembers that the stream has the events up to this position. */
export const markPublished = async (session: PostgresSession, published: string): Promise<void> => {
  await session.query('UPDATE log_head SET published = greatest(published, $1::bigint)', [published])
}
