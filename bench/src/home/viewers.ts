import pg from 'pg'
import type { Viewer } from './viewer.ts'

/** A member who looks at pages. */
export interface Member extends Viewer {
  readonly email: string
}

/** A community and its GraphQL id. */
export interface HomePlace {
  readonly slug: string
  readonly id: string
  readonly nodeId: string
}

/** Of each community some members of every role, and the personas: those who accompany all, or belong to none. */
export const readMembers = async (pool: pg.Pool): Promise<Member[]> => {
  const { rows } = await pool.query<Member>(
    `SELECT email, bool_or(role = 'NETWORK_REFERENT' AND community_id IS NULL) AS referent,
            array_remove(array_agg(DISTINCT community_id::text), NULL) AS "communityIds"
       FROM member JOIN held_role ON held_role.member_id = member.id AND ended_at IS NULL
      WHERE email LIKE ANY ('{home-_-1@%,home-_-2@%,home-_-3@%,home-_-4@%,home-_-5@%}')
         OR email = ANY ('{referente@demo.example,greta@demo.example,ars@demo.example}')
      GROUP BY email ORDER BY email`,
  )
  return rows
}

export const readPlaces = async (pool: pg.Pool): Promise<HomePlace[]> => {
  const { rows } = await pool.query<{ slug: string; id: string }>('SELECT slug, id FROM community ORDER BY slug')
  return rows.map(({ slug, id }) => ({ slug, id, nodeId: Buffer.from(`Community:${id}`).toString('base64url') }))
}

/** Who visits which community: mostly one's own, the others now and then; whoever has none, all of them. */
export const visitsOf = (
  members: readonly Member[],
  places: readonly HomePlace[],
): { member: Member; place: HomePlace }[] =>
  Array.from({ length: 10 }, (_, turn) =>
    members.flatMap((member, index) => {
      const own = places.filter(({ id }) => member.communityIds.includes(id))
      const from = own.length > 0 && turn % 5 > 0 ? own : places
      const place = from[(turn + index) % from.length]
      return place ? [{ member, place }] : []
    }),
  ).flat()
