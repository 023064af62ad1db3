import { emit, openLogStream, startRelay } from '@ama/bus'
import type { Database } from '@ama/database'
import { threadAsked } from '@ama/events'
import { createLogger, newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLiveFeed, type LiveFeed, type Resync } from './live-feed.ts'
import type { LiveItem } from './live-item.ts'

const log = createLogger('silent')
let database: Awaited<ReturnType<typeof testDatabase>>
let stream: Awaited<ReturnType<typeof openLogStream>>
let relay: Awaited<ReturnType<typeof startRelay>>

beforeAll(async () => {
  database = await testDatabase()
  stream = await openLogStream({ database, log })
  relay = await startRelay({ database, stream, log })
})
afterAll(async () => {
  await relay.stop()
  await stream.close()
  await database.drop()
})

const happen = async ({ prisma }: Database, count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, newId)
  await prisma.$transaction(async (tx) => {
    for (const threadId of ids) {
      const data = { threadId, authorId: newId(), establishmentId: null }
      const context = { actorId: null, correlationId: newId(), now: new Date() }
      await emit(tx, context, {
        definition: threadAsked,
        subjectId: threadId,
        communityId: null,
        audience: 'network',
        data,
      })
    }
  })
  await eventually(async () => (await prisma.event.count({ where: { publishedAt: null } })) === 0)
  return ids
}

const follow = (feed: LiveFeed, after: string | null = feed.cursor()) => {
  const end = new AbortController()
  const items = feed.follow({ after, sees: () => true, end, onEnd: () => {} })
  return { items, end }
}
const take = async (items: AsyncIterator<LiveItem | Resync>, count: number) => {
  const taken: (LiveItem | Resync)[] = []
  while (taken.length < count) taken.push((await items.next()).value)
  return taken
}
const subjects = (taken: readonly (LiveItem | Resync)[]) =>
  taken.map((item) => ('resync' in item ? 'RESYNC' : item.subject?.id))
const isUpToDate = (feed: LiveFeed, other: LiveFeed) => eventually(() => feed.cursor() === other.cursor())

describe('who follows the live feed', () => {
  it('and is slow gets all as long as it is within reach, at no cost of memory of its own', async () => {
    const feed = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    const slow = follow(feed)
    const ids = await happen(database, 10)
    expect(subjects(await take(slow.items, 10))).toEqual(ids)
    await feed.close()
  })

  it('and falls too far behind is told to fetch anew, then goes on', async () => {
    const feed = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    const slow = follow(feed)
    const first = await happen(database, 1)
    expect(subjects(await take(slow.items, 1))).toEqual(first)
    await happen(database, 60)
    expect(subjects(await take(slow.items, 1))).toEqual(['RESYNC'])
    const later = await happen(database, 2)
    expect(subjects(await take(slow.items, 2))).toEqual(later)
    await feed.close()
  })

  it('and comes back to another gateway, started since, gets from the log what was missed', async () => {
    const before = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    const cursor = before.cursor()
    const ids = await happen(database, 30)
    const after = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    await isUpToDate(before, after)
    const back = follow(after, cursor)
    expect(subjects(await take(back.items, 30))).toEqual(ids)
    const live = await happen(database, 1)
    expect(subjects(await take(back.items, 1))).toEqual(live)
    await before.close()
    await after.close()
  })

  it('and is so slow in taking what was missed that the ring moves on, still misses nothing', async () => {
    const before = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    const cursor = before.cursor()
    const missed = await happen(database, 30)
    const after = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    await isUpToDate(before, after)
    const back = follow(after, cursor)
    const taken = await take(back.items, 5)
    const meanwhile = await happen(database, 60)
    taken.push(...(await take(back.items, 85)))
    expect(subjects(taken)).toEqual([...missed, ...meanwhile])
    await before.close()
    await after.close()
  })

  it('and missed too much is told to fetch anew', async () => {
    const before = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    const cursor = before.cursor()
    await happen(database, 30)
    const after = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    expect(subjects(await take(follow(after, cursor).items, 1))).toEqual(['RESYNC'])
    await before.close()
    await after.close()
  })

  it('and waits can be ended from outside', async () => {
    const feed = await openLiveFeed({ database, stream })
    const waiting = follow(feed)
    const next = waiting.items.next()
    await waiting.items.return?.()
    expect(await next).toMatchObject({ done: true })
    await feed.close()
  })
})
