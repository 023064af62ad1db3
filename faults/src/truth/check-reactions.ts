import { noticesWritten, seatsChanged, threadAnswered, threadAsked } from '@ama/events'
import { areas } from '@ama/hub'
import type pg from 'pg'

/** Each reaction with the beginning of a type that it listens to, whatever the version. */
const heard = areas.flatMap(({ reactions }) =>
  reactions.flatMap(({ name, on }) => on.map((event) => [name, `hub.${event.area}.${event.name}.v`] as const)),
)

const unhandled = `
  SELECT heard.reaction, count(*)::int AS events FROM unnest($1::text[], $2::text[]) AS heard (reaction, type)
    JOIN event_log ON starts_with(event_log.type, heard.type)
   WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.reaction = heard.reaction AND event_id = event_log.id)
   GROUP BY heard.reaction`

const unsettled = `
  SELECT 'events without position' AS what, count(*)::int AS events FROM event_log WHERE position IS NULL
  UNION ALL SELECT 'events that were not published', (position - published)::int FROM log_head
  UNION ALL SELECT 'deliveries that wait', count(*)::int FROM delivery`

/** What the relay or a reaction has still to do; nothing when everything that happened has had its consequences. */
export const stillToDo = async (pool: pg.Pool): Promise<string[]> => {
  const waiting = await pool.query<{ what: string; events: number }>(unsettled)
  const missed = await pool.query<{ reaction: string; events: number }>(unhandled, [
    heard.map(([reaction]) => reaction),
    heard.map(([, type]) => type),
  ])
  return [
    ...waiting.rows.filter(({ events }) => events > 0).map(({ what, events }) => `${events} ${what}`),
    ...missed.rows.map(({ reaction, events }) => `${reaction} has not handled ${events} events`),
  ]
}

/** Each gives a row for what is wrong. */
const effects: Readonly<Record<string, { readonly sql: string; readonly values?: readonly string[] }>> = {
  'positions that are not 1, 2, 3…': {
    sql: `SELECT FROM event_log, log_head GROUP BY log_head.position
          HAVING (count(*), min(event_log.position), max(event_log.position)) IS DISTINCT FROM (log_head.position, 1, log_head.position)`,
  },
  'dead letters': { sql: 'SELECT FROM dead_letter' },
  'members whose solved questions are counted wrong': {
    sql: `WITH truth AS (
            SELECT t.community_id, topic, a.author_id AS member_id, count(*)::int AS solved
              FROM thread t JOIN answer a ON a.id = t.solving_answer_id, unnest(t.topics) AS topic GROUP BY 1, 2, 3)
          SELECT FROM truth FULL JOIN expertise USING (community_id, topic, member_id)
           WHERE solved IS DISTINCT FROM solved_count`,
  },
  'establishments whose last part is not the last': {
    sql: `SELECT FROM establishment JOIN LATERAL (
            SELECT max(occurred_at) AS last FROM event_log
             WHERE type IN ($1, $2) AND data->>'establishmentId' = establishment.id::text) AS truth ON true
           WHERE last IS NOT NULL AND last_took_part_at IS DISTINCT FROM last`,
    values: [threadAsked.type, threadAnswered.type],
  },
  'registrations of which a member has not one notice': {
    sql: `SELECT FROM event_log e WHERE type = $1 AND data->>'cause' = 'REGISTERED'
             AND 1 <> (SELECT count(*) FROM notice n WHERE n.member_id = (e.data->>'memberId')::uuid
                          AND n.once_key = (e.data->>'registrationId') || ' ' || (e.data->>'revision'))`,
    values: [seatsChanged.type],
  },
  'members whose notices were not told once each': {
    sql: `SELECT FROM member WHERE (SELECT count(*) FROM notice WHERE member_id = member.id)
             <> (SELECT count(*) FROM event_log WHERE type = $1 AND data->'memberIds' ? member.id::text)`,
    values: [noticesWritten.type],
  },
}

/** What reactions have left behind that is not what the log asks for. */
export const checkEffects = async (pool: pg.Pool): Promise<string[]> => {
  const problems: string[] = []
  for (const [what, { sql, values = [] }] of Object.entries(effects)) {
    const { rowCount } = await pool.query(sql, [...values])
    if (rowCount) problems.push(`${rowCount} ${what}`)
  }
  return problems
}
