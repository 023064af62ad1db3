import type pg from 'pg'
import { titleOf } from '../clients/numbered.ts'

/** The thread that the event of this number is about. */
export const threadIdOf = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Threads for events to be about, without events of their own. */
export const makeThreads = async (
  pool: pg.Pool,
  { communityId, authorId, from, count }: { communityId: string; authorId: string; from: number; count: number },
): Promise<void> => {
  const numbers = Array.from({ length: count }, (_, index) => from + index)
  await pool.query(
    `INSERT INTO thread (id, community_id, author_id, title, body, topics, last_activity_at, created_at)
     SELECT id, $1, $2, title, 'Qui a déjà résolu cela ?', '{}', now() - interval '1 year', now() - interval '1 year'
       FROM unnest($3::uuid[], $4::text[]) AS made (id, title)`,
    [communityId, authorId, numbers.map(threadIdOf), numbers.map(titleOf)],
  )
}
