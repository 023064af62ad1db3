import type { Database } from '@ama/database'

export interface RelayReport {
  /** Highest position given. */
  readonly head: bigint
  /** Committed events without a position. */
  readonly unplaced: number
  /** Placed events that the stream may not have. */
  readonly unpublished: number
  /** Age in seconds of the oldest of these; null when nothing waits. */
  readonly oldestSeconds: number | null
  /** A relay leads somewhere. */
  readonly led: boolean
}

/** How far the relay is behind. */
export const reportRelay = async ({ prisma }: Database): Promise<RelayReport> => {
  const [report] = await prisma.$queryRaw<RelayReport[]>`
    WITH waiting AS (
      SELECT position, occurred_at FROM event_log WHERE position IS NULL
      UNION ALL SELECT position, occurred_at FROM event_log WHERE position > (SELECT published FROM log_head)
    )
    SELECT (SELECT position FROM log_head) AS head,
           count(*) FILTER (WHERE position IS NULL)::int AS unplaced,
           count(position)::int AS unpublished,
           extract(epoch FROM now() - min(occurred_at))::float8 AS "oldestSeconds",
           EXISTS (SELECT FROM pg_locks, (SELECT hashtextextended('hub relay', 0) AS key) AS lead
                   WHERE locktype = 'advisory' AND granted AND objsubid = 1
                     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                     AND classid::bigint = (lead.key >> 32) & 4294967295 AND objid::bigint = lead.key & 4294967295
           ) AS led
    FROM waiting`
  return report ?? { head: 0n, unplaced: 0, unpublished: 0, oldestSeconds: null, led: false }
}
