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
