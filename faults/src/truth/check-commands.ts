import { seatsChanged, threadAnswered, threadAsked, threadSolved } from '@ama/events'
import type pg from 'pg'
import type { Accepted, Deed } from '../members/send.ts'
import { bodyOf, titleOf } from '../members/writers.ts'
import { compareCounts } from './compare-counts.ts'

/** That every accepted command has its effect and its event, once each, and that nothing else was written. */
export const checkCommands = async (
  pool: pg.Pool,
  accepted: readonly Accepted[],
  place: { readonly workshopId: string; readonly communityIds: readonly string[] },
): Promise<string[]> => {
  const column = async (sql: string, values: readonly unknown[] = []): Promise<string[]> =>
    (await pool.query<{ found: string }>(sql, [...values])).rows.map(({ found }) => found)
  const of = (deed: Deed): readonly Accepted[] => accepted.filter((command) => command.deed === deed)
  const ids = (deed: Deed): string[] => of(deed).map(({ resultId }) => resultId)
  // Told once in each community of the workshop.
  const seats = (deed: Deed): string[] =>
    of(deed).flatMap(({ memberId }) => place.communityIds.map((community) => `${memberId} ${community}`))
  const seatEvents = `SELECT (data->>'memberId') || ' ' || community_id AS found FROM event_log
    WHERE type = $1 AND subject_id = $2 AND data->>'cause' = $3`

  return [
    ...compareCounts(
      'questions',
      of('ask').map(({ resultId, commandId }) => `${resultId} ${titleOf(commandId)}`),
      await column(`SELECT id || ' ' || title AS found FROM thread WHERE title LIKE '${titleOf('%')}'`),
    ),
    ...compareCounts(
      'answers',
      of('answer').map(({ resultId, commandId }) => `${resultId} ${bodyOf(commandId)}`),
      await column(`SELECT id || ' ' || body AS found FROM answer WHERE body LIKE '${bodyOf('%')}'`),
    ),
    ...compareCounts(
      'solved questions',
      ids('solve'),
      await column(`SELECT id AS found FROM thread WHERE title LIKE '${titleOf('%')}' AND solved_at IS NOT NULL`),
    ),
    ...compareCounts(
      'events of questions',
      ids('ask'),
      await column(
        `SELECT subject_id AS found FROM event_log WHERE type = $1
           AND subject_id IN (SELECT id FROM thread WHERE title LIKE '${titleOf('%')}')`,
        [threadAsked.type],
      ),
    ),
    ...compareCounts(
      'events of answers',
      ids('answer'),
      await column(
        `SELECT subject_id AS found FROM event_log WHERE type = $1
           AND subject_id IN (SELECT id FROM answer WHERE body LIKE '${bodyOf('%')}')`,
        [threadAnswered.type],
      ),
    ),
    ...compareCounts(
      'events of solved questions',
      ids('solve'),
      await column(
        `SELECT subject_id AS found FROM event_log WHERE type = $1
           AND subject_id IN (SELECT id FROM thread WHERE title LIKE '${titleOf('%')}')`,
        [threadSolved.type],
      ),
    ),
    ...compareCounts(
      'events of seats taken',
      seats('register'),
      await column(seatEvents, [seatsChanged.type, place.workshopId, 'REGISTERED']),
    ),
    ...compareCounts(
      'events of seats given back',
      seats('cancel'),
      await column(seatEvents, [seatsChanged.type, place.workshopId, 'CANCELLED']),
    ),
    ...(await column(
      `SELECT 'the seats of the workshop are not those that are held' AS found FROM workshop w, LATERAL (
         SELECT count(*) FILTER (WHERE state IN ('REGISTERED', 'OFFERED')) AS held,
                count(*) FILTER (WHERE state = 'WAITING') AS waiting FROM registration WHERE workshop_id = w.id) AS truth
        WHERE id = $1 AND (seats_taken <> held OR waiting_count <> waiting)`,
      [place.workshopId],
    )),
  ]
}
