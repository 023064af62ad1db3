import { requireActor, type Context } from '@ama/graphql'
import { communitiesOf, isNetworkReferent } from '@ama/kernel'

/** How many results a search looks at: nobody reads further. */
const reach = 200

/**
 * Ids of threads that match, in French (accents and endings don't matter), in the question or its answers, best
 * first; only those that the viewer may read, of one community or (null) of all.
 */
export const searchThreadIds = async (
  context: Context,
  text: string,
  communityId: string | null,
): Promise<string[]> => {
  const actor = requireActor(context)
  const words = text.replaceAll('\u0000', '').trim().slice(0, 200)
  if (words === '') return []
  const rows = await context.hub.database.prisma.$queryRaw<{ id: string }[]>`
    WITH asked AS (SELECT websearch_to_tsquery('french_unaccent', ${words}) AS query),
    hits AS (
      SELECT t.id, ts_rank(to_tsvector('french_unaccent', t.title || ' ' || t.body), query) AS rank
        FROM thread t, asked
       WHERE to_tsvector('french_unaccent', t.title || ' ' || t.body) @@ query
      UNION ALL
      SELECT a.thread_id, ts_rank(to_tsvector('french_unaccent', a.body), query) * 0.8
        FROM answer a, asked
       WHERE to_tsvector('french_unaccent', a.body) @@ query
    )
    SELECT t.id
      FROM hits JOIN thread t USING (id)
     WHERE (${isNetworkReferent(actor)} OR t.open_to_network OR t.community_id = ANY(${[...communitiesOf(actor)]}::uuid[]))
       AND (${communityId}::uuid IS NULL OR t.community_id = ${communityId}::uuid)
     GROUP BY t.id, t.last_activity_at
     ORDER BY max(rank) DESC, t.last_activity_at DESC, t.id
     LIMIT ${reach}`
  return rows.map((row) => row.id)
}
