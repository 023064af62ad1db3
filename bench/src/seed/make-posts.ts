import pg from 'pg'

/** Members added to each community: `home-1-1@demo.example` … `home-9-40@demo.example`. */
export const membersEach = 40

/** Of 100 threads, how many each community has: the largest first. */
const shares = [25, 18, 14, 11, 9, 8, 6, 5, 4]

// Each statement builds on the ones before it; random, and the same at every run.
const statements = [
  `SELECT setseed(0.42)`,
  // What is made here fits together: its references need no checking, nobody has to be told.
  `SET LOCAL session_replication_role = replica`,
  `CREATE TEMP TABLE place ON COMMIT DROP AS
     SELECT id, row_number() OVER (ORDER BY slug)::int AS rank,
            ARRAY(SELECT e.id FROM community_commune cc JOIN establishment e USING (commune_code)
                   WHERE cc.community_id = community.id ORDER BY e.id) AS establishments
       FROM community`,
  `CREATE TEMP TABLE newcomer ON COMMIT DROP AS
     SELECT gen_random_uuid() AS id, place.id AS community_id, rank, n,
            establishments[1 + n % cardinality(establishments)] AS establishment_id
       FROM place, generate_series(1, $members) AS n`,
  `INSERT INTO member (id, email, display_name, establishment_id, demonstration, email_verified, created_at, updated_at)
   SELECT id, format('home-%s-%s@demo.example', rank, n), format('Camille Lartigue %s-%s', rank, n), establishment_id,
          true, true, now(), now()
     FROM newcomer`,
  `INSERT INTO held_role (id, member_id, role, community_id, created_at)
   SELECT gen_random_uuid(), id, (ARRAY['PROFESSIONAL', 'MANAGER', 'HR', 'AMBASSADOR', 'PROFESSIONAL'])[1 + n % 5]::role,
          community_id, now()
     FROM newcomer`,
  // Three years of threads, more and more of them; each community has its share.
  `CREATE TEMP TABLE asked ON COMMIT DROP AS
     WITH slot AS (
       SELECT row_number() OVER (ORDER BY rank) - 1 AS slot, place.id AS community_id
         FROM place, generate_series(1, ($shares::int[])[rank])
     ), cast_of AS (
       SELECT community_id, array_agg(id ORDER BY n) AS members, array_agg(establishment_id ORDER BY n) AS establishments
         FROM newcomer GROUP BY community_id
     ), drawn AS (
       SELECT n, now() - interval '1 hour' - random() ^ 1.5 * interval '3 years' AS created_at,
              least(25, floor(-ln(1 - random()) * 4.5))::int AS answers, random() < 0.12 AS open_to_network,
              random() < 0.65 AS solved, 1 + floor(random() * $members)::int AS author
         FROM generate_series(1, $threads) AS n
     )
     SELECT gen_random_uuid() AS id, n, community_id, created_at, answers, open_to_network, solved AND answers > 0 AS solved,
            members, establishments, author
       FROM drawn JOIN slot ON slot.slot = (n * 37) % 100 JOIN cast_of USING (community_id)`,
  `INSERT INTO thread (id, community_id, author_id, title, body, topics, open_to_network, answer_count, last_activity_at,
                       created_at)
   SELECT id, community_id, members[author], format('Qui a déjà organisé un tutorat à plusieurs ? (%s)', n),
          'Nous cherchons comment garder nos tuteurs et leur donner du temps, sans défaire les plannings du service.',
          (ARRAY['{tutorat,recrutement}', '{qvct}', '{apprentissage,formation}', '{management}'])[1 + n % 4]::text[],
          open_to_network, answers, created_at, created_at
     FROM asked`,
  `CREATE TEMP TABLE told ON COMMIT DROP AS
     SELECT gen_random_uuid() AS id, asked.id AS thread_id, k, asked.community_id, open_to_network, created_at AS asked_at,
            created_at + (now() - created_at) * least(k * random() * 0.01, 0.9) AS at,
            1 + (author + k * 7) % $members AS author, members, establishments
       FROM asked, generate_series(1, answers) AS k`,
  `INSERT INTO answer (id, thread_id, author_id, body, created_at)
   SELECT id, thread_id, members[author], 'Chez nous, chaque tuteur a deux heures par semaine, inscrites au planning.', at
     FROM told`,
  `UPDATE thread SET last_answer_id = latest.id, last_activity_at = latest.at
     FROM (SELECT DISTINCT ON (thread_id) id, thread_id, at FROM told ORDER BY thread_id, at DESC, id DESC) AS latest
    WHERE thread.id = latest.thread_id`,
  `UPDATE thread SET solved_at = last_activity_at, solving_answer_id = last_answer_id
     FROM asked WHERE asked.id = thread.id AND solved`,
  // The log tells of all of it, in the order of time; it was relayed long ago.
  `INSERT INTO event_log (id, type, subject_id, community_id, audience, actor_id, correlation_id, data, occurred_at,
                          position)
   SELECT gen_random_uuid(), type, subject_id, community_id, CASE WHEN open_to_network THEN 'network' ELSE 'community' END,
          actor_id, gen_random_uuid(), data, at,
          (SELECT position FROM log_head) + row_number() OVER (ORDER BY at, subject_id)
     FROM (
       SELECT 'hub.help.thread-asked.v1' AS type, id AS subject_id, community_id, open_to_network, members[author] AS actor_id,
              created_at AS at, jsonb_build_object('threadId', id, 'authorId', members[author],
                                                   'establishmentId', establishments[author]) AS data
         FROM asked
       UNION ALL
       SELECT 'hub.help.thread-answered.v1', id, community_id, open_to_network, members[author], at,
              jsonb_build_object('threadId', thread_id, 'answerId', id, 'authorId', members[author],
                                 'establishmentId', establishments[author])
         FROM told
     ) AS happened`,
  `UPDATE log_head SET (position, published) = (SELECT max(position), max(position) FROM event_log)`,
  `INSERT INTO reaction_cursor (reaction, position)
   SELECT unnest($reactions::text[]), position FROM log_head
   ON CONFLICT (reaction) DO UPDATE SET position = excluded.position`,
  // Thirty workshops held and twelve to come, for each.
  `CREATE TEMP TABLE planned ON COMMIT DROP AS
     SELECT gen_random_uuid() AS id, place.id AS community_id, n, now() + (n - 30) * interval '9 days' AS starts_at,
            (SELECT id FROM newcomer WHERE newcomer.community_id = place.id AND newcomer.n = 1) AS created_by_id
       FROM place, generate_series(1, 42) AS n`,
  `INSERT INTO workshop (id, kind, state, title, open_to, roles, starts_at, ends_at, seats, seats_taken, published_at, created_by_id,
                         created_at, updated_at)
   SELECT id, 'WORKSHOP', 'PUBLISHED', format('Atelier cadre dirigeant n° %s', n),
          (CASE WHEN n % 4 = 0 THEN 'NETWORK' ELSE 'COMMUNITIES' END)::open_to, '{}', starts_at, starts_at + interval '3 hours', 20, n % 20, now(),
          created_by_id, now(), now()
     FROM planned`,
  `INSERT INTO workshop_community (workshop_id, community_id, rank) SELECT id, community_id, 0 FROM planned`,
  `INSERT INTO workshop_date (id, workshop_id, starts_at, ends_at)
   SELECT gen_random_uuid(), id, starts_at, starts_at + interval '3 hours' FROM planned`,
]

/**
 * Nine communities that have lived for three years: so many posts (a fifth questions, the others answers), their events
 * in the log, which none of these reactions has to read, and workshops. The hub is to be started again afterwards.
 */
export const makePosts = async (
  databaseUrl: string,
  { posts, reactions }: { posts: number; reactions: readonly string[] },
): Promise<{ threads: number; answers: number }> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const given: Record<string, string> = {
    $members: String(membersEach),
    $threads: String(Math.round(posts / 5)),
    $shares: `'{${shares.join(',')}}'`,
    $reactions: `'{${reactions.join(',')}}'`,
  }
  try {
    await client.query('BEGIN')
    for (const sql of statements) await client.query(sql.replace(/\$[a-z]+/g, (name) => given[name] ?? name))
    await client.query('COMMIT')
    await client.query('VACUUM ANALYZE')
    const { rows } = await client.query<{ threads: number; answers: number }>(
      'SELECT (SELECT count(*)::int FROM thread) AS threads, (SELECT count(*)::int FROM answer) AS answers',
    )
    return rows[0] ?? { threads: 0, answers: 0 }
  } finally {
    await client.end()
  }
}
