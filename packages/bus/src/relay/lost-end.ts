import { replacedChannel } from '@ama/database'
import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import type { Stream } from '../stream.ts'

/**
 * Whether the stream has told of an event that the log lacks: after a failover to a server that didn't have the last
 * ones yet. Other events will take their places. What has lost its place alone, in a crash, still stands in the log.
 */
export const hasLostItsEnd = async (session: PostgresSession, stream: Pick<Stream, 'last'>): Promise<boolean> => {
  const last = await stream.last()
  if (last === null) return false
  const sql = 'SELECT EXISTS (SELECT FROM event_log WHERE id = $1) AS stands'
  const [row] = await session.query<{ stands: boolean }>(sql, [last.id])
  return row?.stands === false
}

/** Makes another log of it, as a restored backup is: what clients and processes remember of the old one means nothing. */
export const replaceLog = async (session: PostgresSession, logId: string): Promise<void> => {
  const sql = `
    WITH replaced AS (UPDATE log_head SET log_id = gen_random_uuid() WHERE log_id = $1 RETURNING 1)
    SELECT pg_notify($2, '')::text FROM replaced`
  await session.query(sql, [logId, replacedChannel])
}
