import type { FeedKind } from './load/feeds.ts'
import { post } from './load/post.ts'
import { makeThreads } from './seed/make-threads.ts'
import type { HubFolder } from './hub.ts'
import { openPool } from './open-pool.ts'

const slug = 'marsan'
const author = 'directrice.marsan@demo.example'

/** The community in which everything happens, with as many members as subscribers. */
export interface Stage {
  readonly communityId: string
  /** Of the member who asks. */
  readonly token: string
  /** Of the subscribers. */
  readonly tokens: readonly string[]
  /** Numbers of events that nobody has used yet; the threads that they are about. */
  take(count: number, options?: { threads: boolean }): Promise<number>
  /** Where the activity stands now. */
  cursor(): Promise<string>
  readonly fromLog: FeedKind
  readonly byCommand: FeedKind
  close(): Promise<void>
}

const uuidOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

/** Prepares a running hub for this many subscribers. */
export const setStage = async (
  hub: { folder: HubFolder; url: string; databaseUrl: string },
  members: number,
): Promise<Stage> => {
  const { folder, url, databaseUrl } = hub
  await folder.run('seed', 'load', '--members', String(members), '--community', slug)
  const emails = Array.from({ length: members }, (_, index) => `load-${index + 1}@demo.example`)
  const [token = '', ...tokens] = await folder.tokens([author, ...emails])
  const ask = async (query: string): Promise<{ activityCursor: string; community: { id: string } }> => {
    const answer = await post(`${url}/graphql`, JSON.stringify({ query }), { authorization: `Bearer ${token}` })
    return JSON.parse(answer).data
  }
  const { community } = await ask(`{ activityCursor community(slug: "${slug}") { id } }`)
  const pool = openPool(databaseUrl, 1)
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM member WHERE email = $1', [author])
  const authorId = rows[0]?.id ?? ''
  let next = 1
  return {
    communityId: community.id,
    token,
    tokens,
    take: async (count, { threads } = { threads: true }) => {
      const from = next
      next += count
      if (threads) await makeThreads(pool, { communityId: uuidOf(community.id), authorId, from, count })
      return from
    },
    cursor: async () => (await ask('{ activityCursor }')).activityCursor,
    fromLog: { from: 'log', databaseUrl, communityId: uuidOf(community.id), actorId: authorId },
    byCommand: { from: 'command', url, token, communityId: community.id },
    close: () => pool.end(),
  }
}
