import { listed } from './listed.ts'

const kinds = listed
  .map(({ type, kind, subject, actor }) => `('${type}', '${kind}', ${subject ? `'${subject}'` : 'NULL'}, ${actor})`)
  .join(', ')

/**
 * The whole answer as one statement, by hand: $1 the community's slug, $2 the communities of who looks, $3 whether it is
 * the network referent, $4 the types of event that are listed.
 */
export const homeStatement = `
WITH place AS MATERIALIZED (
  SELECT community.*, $3::boolean OR id = ANY ($2::uuid[]) AS belongs FROM community WHERE slug = $1
), kind (type, kind, subject, actor) AS (VALUES ${kinds})
SELECT json_build_object(
  'id', place.id, 'slug', place.slug, 'name', place.name,
  'establishmentCount', figures.establishments, 'employeeCount', figures.employees,
  'threads', json_build_object(
    'edges', coalesce(threads.edges, '[]'),
    'pageInfo', json_build_object('hasNextPage', threads.more, 'endCursor', threads.last)),
  'upcomingWorkshops', coalesce(workshops.list, '[]'),
  'activity', json_build_object('edges', coalesce(activity.edges, '[]'))
) AS community
FROM place
CROSS JOIN LATERAL (
  SELECT count(*)::int AS establishments, coalesce(sum(e.employee_count), 0)::int AS employees
    FROM community_commune cc JOIN establishment e USING (commune_code) WHERE cc.community_id = place.id
) AS figures
CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object('cursor', id, 'node', node) ORDER BY nth) FILTER (WHERE nth <= 20) AS edges,
         count(*) > 20 AS more, max(id::text) FILTER (WHERE nth = 20) AS last
    FROM (
      SELECT t.id, t.nth, json_build_object(
               'id', t.id, 'title', t.title, 'solvedAt', t.solved_at, 'topics', t.topics, 'answerCount', t.answer_count,
               'lastActivityAt', t.last_activity_at, 'author', json_build_object('id', m.id, 'displayName', m.display_name),
               'lastAnswer', CASE WHEN a.id IS NOT NULL THEN json_build_object(
                 'id', a.id, 'createdAt', a.created_at,
                 'author', json_build_object('id', am.id, 'displayName', am.display_name)) END) AS node
        FROM (
          SELECT *, row_number() OVER (ORDER BY last_activity_at DESC, id DESC) AS nth
            FROM thread WHERE community_id = place.id AND (place.belongs OR open_to_network)
           ORDER BY last_activity_at DESC, id DESC LIMIT 21
        ) AS t
        JOIN member m ON m.id = t.author_id
        LEFT JOIN answer a ON a.id = t.last_answer_id
        LEFT JOIN member am ON am.id = a.author_id
    ) AS page
) AS threads
CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object(
           'id', id, 'title', title, 'startsAt', starts_at, 'endsAt', ends_at, 'seats', seats,
           'seatsLeft', seats - seats_taken) ORDER BY starts_at, id) AS list
    FROM (
      SELECT w.* FROM workshop_community wc JOIN workshop w ON w.id = wc.workshop_id
       WHERE wc.community_id = place.id AND w.state = 'PUBLISHED' AND w.ends_at > now()
         AND (place.belongs OR w.open_to = 'NETWORK')
       ORDER BY w.starts_at, w.id LIMIT 10
    ) AS upcoming
) AS workshops
CROSS JOIN LATERAL (
  SELECT json_agg(json_build_object('cursor', e.position, 'node', json_build_object(
           'kind', kind.kind, 'occurredAt', e.occurred_at,
           'actor', CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'displayName', m.display_name) END,
           'subject', CASE kind.subject
             WHEN 'Thread' THEN json_build_object('__typename', 'Thread', 'id', t.id, 'title', t.title)
             WHEN 'Answer' THEN json_build_object(
               '__typename', 'Answer', 'id', a.id, 'thread', json_build_object('id', at.id, 'title', at.title))
             ELSE json_build_object('__typename', kind.subject) END)) ORDER BY e.position DESC) AS edges
    FROM (
      SELECT * FROM event_log
       WHERE community_id = place.id AND position IS NOT NULL AND type = ANY ($4::text[])
         AND (audience = 'network' OR place.belongs AND audience = 'community')
       ORDER BY position DESC LIMIT 20
    ) AS e
    JOIN kind ON kind.type = e.type
    LEFT JOIN member m ON kind.actor AND m.id = e.actor_id
    LEFT JOIN thread t ON kind.subject = 'Thread' AND t.id = e.subject_id
    LEFT JOIN answer a ON kind.subject = 'Answer' AND a.id = e.subject_id
    LEFT JOIN thread at ON at.id = a.thread_id
) AS activity`
