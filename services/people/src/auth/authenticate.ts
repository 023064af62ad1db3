import { byKeys, gathered, type Database } from '@ama/database'
import type { Actor, Clock, HeldRole } from '@ama/kernel'
import { hashSecret, looksLikeToken } from '../tokens/token-secret.ts'
import { createMarkTokenUsed } from './mark-token-used.ts'
import type { SessionCookie } from './session-cookie.ts'

interface Row {
  /** By what it was asked for. */
  readonly key: string
  readonly id: string
  readonly memberId: string
  readonly establishmentId: string | null
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly roles: HeldRole[]
}

const actorColumns = `
  m.id AS "memberId", m.establishment_id AS "establishmentId",
  (SELECT coalesce(json_agg(json_build_object('role', r.role, 'communityId', r.community_id)), '[]')
     FROM held_role r WHERE r.member_id = m.id AND r.ended_at IS NULL) AS roles`

const byToken = byKeys(
  'text',
  (isAsked) => `
    SELECT t.secret_hash AS key, t.id, t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", ${actorColumns}
      FROM personal_token t JOIN member m ON m.id = t.member_id
     WHERE t.secret_hash ${isAsked} AND t.ended_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)`,
)

const bySession = byKeys(
  'text',
  (isAsked) => `
    SELECT s.token AS key, s.id, s.expires_at AS "expiresAt", NULL AS "lastUsedAt", ${actorColumns}
      FROM auth_session s JOIN member m ON m.id = s.member_id
     WHERE s.token ${isAsked} AND s.expires_at > $2`,
)

/** Who are looked up by one statement: of thousands who come back together the first don't wait for the last. */
const most = 100

const toActor = (row: Row, kind: Actor['credential']['kind']): Actor => ({
  memberId: row.memberId,
  establishmentId: row.establishmentId,
  roles: row.roles,
  credential: { kind, id: row.id, expiresAt: row.expiresAt },
})

/** The text after "Bearer", possibly empty; null without bearer: another scheme may be for a proxy before us. */
export const bearerOf = (headers: Headers): string | null =>
  /^Bearer(?:\s.*)?$/i
    .exec(headers.get('authorization') ?? '')?.[0]
    .slice('Bearer'.length)
    .trim() ?? null

/**
 * Who sends these headers, with the roles held now: one prepared statement (for all who ask at the same time) and
 * nothing kept, so what ends is ended for the next request of every process. null: nobody is signed in; 'invalid': a
 * bearer that is forged, expired or ended. A bearer goes before a cookie.
 */
export const createAuthenticate = (parts: { database: Database; clock: Clock; cookie: SessionCookie }) => {
  const { database, clock, cookie } = parts
  const finding = (statement: typeof byToken) =>
    gathered<string, Row | null>(async (keys) => {
      const { rows } = await database.pool.query<Row>(statement([...new Set(keys)], clock.now()))
      const found = new Map(rows.map((row) => [row.key, row]))
      return keys.map((key) => found.get(key) ?? null)
    }, most)
  const [findByToken, findBySession] = [finding(byToken), finding(bySession)]
  const markTokenUsed = createMarkTokenUsed(database, clock)
  return async (headers: Headers): Promise<Actor | null | 'invalid'> => {
    const bearer = bearerOf(headers)
    if (bearer !== null) {
      const row = looksLikeToken(bearer) ? await findByToken(hashSecret(bearer)) : null
      if (!row) return 'invalid'
      markTokenUsed(row)
      return toActor(row, 'token')
    }
    const session = cookie.read(headers)
    const row = session ? await findBySession(session) : null
    return row && toActor(row, 'session')
  }
}
