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
    UPDATE log_head SET position = position + amount.rows FROM amount WHERE amount.rows > 0
    RETURNING log_head.position AS highest, log_head.position - amount.rows AS before
  ), placed AS (
    UPDATE event_log SET position = head.before + ready.nth FROM ready, head
    WHERE event_log.sequence = ready.sequence AND event_log.position IS NULL
    RETURNING event_log.*
  ), told AS (
    SELECT pg_notify('hub_positioned', highest::text) FROM head
  )
  SELECT ${columns} FROM placed, told ORDER BY position`

/** Gives the next gap-free positions to at most `limit` committed events and returns them in order. */
export const placeEvents = async (session: PostgresSession, limit: number): Promise<PlacedRow[]> =>
  (await session.query<Row>(place, [limit])).map(fromRow)

/** True when events wait for a position because an older transaction is still running. */
export const someAreHeldBack = async (session: PostgresSession): Promise<boolean> => {
  const rows = await session.query<{ held: boolean }>(
    'SELECT EXISTS (SELECT FROM event_log WHERE position IS NULL) AS held',
  )
  return rows[0]?.held === true
}

/** Placed events of which no publication is known, in order. */
export const readUnpublished = async (session: PostgresSession, limit: number): Promise<PlacedRow[]> => {
  const sql = `SELECT ${columns} FROM event_log
    WHERE position IS NOT NULL AND published_at IS NULL ORDER BY position LIMIT $1`
  return (await session.query<Row>(sql, [limit])).map(fromRow)
}

/** Remembers that the stream has the events of these positions. */
export const markPublished = async (session: PostgresSession, first: string, last: string): Promise<void> => {
  await session.query('UPDATE event_log SET published_at = now() WHERE position BETWEEN $1 AND $2', [first, last])
}
