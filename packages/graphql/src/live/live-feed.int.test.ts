import { emit, logHead, openLogStream, startRelay, transact, type Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import { threadAsked } from '@ama/events'
import { createLogger, newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catchUp } from './catch-up.ts'
import { openLiveFeed, type LiveFeed } from './live-feed.ts'

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

const happen = async (database: Database, count: number): Promise<string[]> => {
  const ids = Array.from({ length: count }, newId)
  await transact(database, async (tx) => {
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
  await eventually(async () => (await logHead(database)).published === BigInt(await database.prisma.event.count()))
  return ids
}

it('what happens while a gateway begins is in its memory, once', async () => {
  const happened: string[] = []
  const busy: Stream = {
    ...stream,
    tail: async (onEvents) => {
      happened.push(...(await happen(database, 2)))
      const tail = await stream.tail(onEvents)
      happened.push(...(await happen(database, 2)))
      return tail
    },
  }
  const { position } = await logHead(database)
  const feed = await openLiveFeed({ database, stream: busy })
  await eventually(() => feed.head() === position + 4n)
  expect(feed.after(position)?.map(({ subject }) => subject?.id)).toEqual(happened)
  await feed.close()
})

it('who come at the same moment with a position that nobody has reached are all told that it is unknown', async () => {
  const feed = await openLiveFeed({ database, stream })
  const ahead = feed.cursorAt(feed.head() + 1_000n)
  expect(await Promise.all([feed.begin(ahead), feed.begin(ahead), feed.begin(ahead)])).toEqual([null, null, null])
  await feed.close()
})

/** One who takes what it is given only when it asks for it; what happens live it has at once. */
const follow = async (feed: LiveFeed, cursor = feed.cursor(), { wantsToKnow = false } = {}) => {
  const given: (string | undefined)[] = []
  const asked = makeBell()
  const came = makeBell()
  let demand = 0
  let present: bigint | null = null
  const put = async (what: string | undefined) => {
    while (demand === 0) await asked.wait()
    demand -= 1
    given.push(what)
    came.ring()
  }
  feed.onItems((items) => {
    for (const item of items) if (present !== null && item.position > present) void put(item.subject?.id)
  })
  const caughtUp = catchUp(feed, await feed.begin(cursor), {
    sees: () => true,
    give: async (items) => {
      for (const item of items) await put(item.subject?.id)
    },
    resync: () => put('RESYNC'),
    caughtUp: wantsToKnow ? () => put('CAUGHT_UP') : null,
    join: (at) => (present = at),
    hasEnded: () => false,
  })
  return {
    caughtUp,
    take: async (count: number) => {
      const from = given.length
      demand += count
      asked.ring()
      while (given.length < from + count) await came.wait()
      return given.slice(from, from + count)
    },
  }
}

/** Wakes all who wait. */
const makeBell = () => {
  let { promise, resolve } = Promise.withResolvers<void>()
  return {
    wait: () => promise,
    ring: () => {
      resolve()
      ;({ promise, resolve } = Promise.withResolvers<void>())
    },
  }
}
/** The feed has heard of everything that happened. */
const isAt = (feed: LiveFeed) => eventually(async () => feed.head() === (await logHead(database)).position)

describe('who follows the live feed', () => {
  it('and is slow gets all as long as it is within reach', async () => {
    const feed = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    const cursor = feed.cursor()
    const ids = await happen(database, 10)
    await isAt(feed)
    const slow = await follow(feed, cursor)
    expect(await slow.take(10)).toEqual(ids)
    await feed.close()
  })

  it('learns once, if it wants to, that it caught up, between what it missed and what happens from then on', async () => {
    const feed = await openLiveFeed({ database, stream })
    const cursor = feed.cursor()
    const missed = await happen(database, 3)
    await isAt(feed)
    const follower = await follow(feed, cursor, { wantsToKnow: true })
    expect(await follower.take(3)).toEqual(missed)
    // It takes its time to hear it, and something happens meanwhile.
    const meanwhile = await happen(database, 2)
    await isAt(feed)
    expect(await follower.take(3)).toEqual(['CAUGHT_UP', ...meanwhile])
    await follower.caughtUp
    const after = await happen(database, 1)
    expect(await follower.take(1)).toEqual(after)
    await feed.close()
  })

  it('and falls too far behind is told to fetch anew, then goes on', async () => {
    const feed = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    const cursor = feed.cursor()
    const first = await happen(database, 1)
    await isAt(feed)
    const slow = await follow(feed, cursor)
    await happen(database, 60)
    await isAt(feed)
    expect(await slow.take(1)).toEqual(first)
    expect(await slow.take(1)).toEqual(['RESYNC'])
    await slow.caughtUp
    const later = await happen(database, 2)
    expect(await slow.take(2)).toEqual(later)
    await feed.close()
  })

  it('and comes back to another gateway, started since, gets what was missed', async () => {
    const before = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    const cursor = before.cursor()
    const ids = await happen(database, 30)
    const after = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    const back = await follow(after, cursor)
    expect(await back.take(30)).toEqual(ids)
    await back.caughtUp
    const live = await happen(database, 1)
    expect(await back.take(1)).toEqual(live)
    await before.close()
    await after.close()
  })

  it('and is so slow in taking what was missed that the ring moves on, still misses nothing', async () => {
    const before = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    const cursor = before.cursor()
    const missed = await happen(database, 30)
    const after = await openLiveFeed({ database, stream }, { reach: 100, ringSize: 20 })
    const back = await follow(after, cursor)
    const taken = await back.take(5)
    const meanwhile = await happen(database, 60)
    taken.push(...(await back.take(85)))
    expect(taken).toEqual([...missed, ...meanwhile])
    await before.close()
    await after.close()
  })

  it('and missed too much is told to fetch anew', async () => {
    const before = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    const cursor = before.cursor()
    await happen(database, 30)
    const after = await openLiveFeed({ database, stream }, { reach: 10, ringSize: 20 })
    expect(await (await follow(after, cursor)).take(1)).toEqual(['RESYNC'])
    await before.close()
    await after.close()
  })

  it('with a cursor of a gateway that is quicker gets nothing twice from one that is behind', async () => {
    let withheld: (() => void)[] = []
    let late = true
    const slowStream: Stream = {
      ...stream,
      tail: (onEvents) => stream.tail((events) => (late ? withheld.push(() => onEvents(events)) : onEvents(events))),
    }
    const behind = await openLiveFeed({ database, stream: slowStream })
    const quick = await openLiveFeed({ database, stream })
    const known = await happen(database, 3)
    await isAt(quick)
    const follower = await follow(behind, quick.cursor())
    await follower.caughtUp
    const next = await happen(database, 1)
    await isAt(quick)
    await eventually(() => withheld.length > 0)
    late = false
    for (const give of withheld) give()
    withheld = []
    expect(known).not.toContain(next[0])
    expect(await follower.take(1)).toEqual(next)
    await behind.close()
    await quick.close()
  })
})
