import type pg from 'pg'

/** A row of event_log, as far as watchers are concerned. */
export interface LoggedEvent {
  readonly position: bigint
  readonly type: string
  readonly subjectId: string
  readonly communityId: string | null
  readonly audience: string
  readonly occurredAt: Date
  /** For whom it is, where it is for a few members only. */
  readonly memberIds: readonly string[]
}

/** The placed events after a position, in order. */
export const readLog = async (pool: pg.Pool, after: bigint): Promise<LoggedEvent[]> => {
  const { rows } = await pool.query<Omit<LoggedEvent, 'position'> & { position: string }>(
    `SELECT position, type, subject_id AS "subjectId", community_id AS "communityId", audience, occurred_at AS "occurredAt",
            coalesce(data->'memberIds', '[]') AS "memberIds"
       FROM event_log WHERE position > $1 ORDER BY position`,
    [after],
  )
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }))
}

export const readHead = async (pool: pg.Pool): Promise<{ logId: string; position: bigint }> => {
  const { rows } = await pool.query<{ log_id: string; position: string }>('SELECT log_id, position FROM log_head')
  return { logId: rows[0]?.log_id ?? '', position: BigInt(rows[0]?.position ?? 0) }
}
