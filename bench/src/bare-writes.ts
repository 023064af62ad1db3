import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inParallel } from './in-parallel.ts'

/**
 * The same two rows in one transaction by `pg` alone, in tables of the same shape and indexes that no relay reads:
 * no GraphQL, no rights, no command id. Gives transactions per second.
 */
export const bareWrites = async (
  pool: pg.Pool,
  { atOnce, count, text }: { atOnce: number; count: number; text: string },
): Promise<number> => {
  await pool.query('DROP TABLE IF EXISTS bare_thread, bare_event')
  await pool.query('CREATE TABLE bare_thread (LIKE thread INCLUDING ALL)')
  await pool.query('CREATE TABLE bare_event (LIKE event_log INCLUDING ALL)')
  const [memberId, communityId] = [randomUUID(), randomUUID()]
  const write = async (): Promise<void> => {
    const client = await pool.connect()
    try {
      const id = randomUUID()
      const now = new Date()
      await client.query('BEGIN')
      await client.query({
        name: 'bare-thread',
        text: `INSERT INTO bare_thread (id, community_id, author_id, title, body, topics, last_activity_at, created_at)
               VALUES ($1, $2, $3, 'Tutorat', $4, '{}', $5, $5)`,
        values: [id, communityId, memberId, text, now],
      })
      await client.query({
        name: 'bare-event',
        text: `INSERT INTO bare_event (id, type, subject_id, community_id, audience, actor_id, correlation_id, data, occurred_at)
               VALUES (gen_random_uuid(), 'hub.help.thread-asked.v1', $1, $2, 'community', $3, gen_random_uuid(), $4, $5)`,
        values: [id, communityId, memberId, JSON.stringify({ threadId: id }), now],
      })
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  const perSecond = await inParallel(atOnce, count, write)
  await pool.query('DROP TABLE bare_thread, bare_event')
  return perSecond
}
