import type { LiveFeed, LiveItem } from '@ama/graphql'
import { createLogger, type Actor } from '@ama/kernel'
import { buildSchema, parse, validateSubscriptionArgs } from 'graphql'
import { Socket } from 'node:net'
import { setImmediate, setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createViews } from '../activity/view.ts'
import type { Connection } from './connection.ts'
import { createFollowers, type Follower } from './followers.ts'
import { createGroups, type Groups } from './groups.ts'

const actor = (memberId: string): Actor => ({
  memberId,
  establishmentId: null,
  roles: [{ role: 'MANAGER', communityId: 'marsan' }],
  credential: { kind: 'token', id: memberId, expiresAt: null },
})
const item = (position: bigint, forWhom: readonly string[] | null = null): LiveItem => ({
  position,
  kind: 'THREAD_ASKED',
  occurredAt: new Date(0),
  communityId: 'marsan',
  audience: forWhom ? 'members' : 'community',
  memberIds: forWhom && new Set(forWhom),
  actorId: null,
  subject: null,
  feed: true,
})
const schema = buildSchema('type Query { x: Int } type Subscription { position: String }')
const args = validateSubscriptionArgs({ schema, document: parse('subscription { position }') })
if (!('schema' in args)) throw new Error('not valid')

/** A gateway's followers without the gateway: what happens is what `happen` is given. */
const gather = (options: { othersArrive?: boolean; missed?: readonly LiveItem[] }) => {
  let happen: (items: readonly LiveItem[]) => void = () => {}
  let head = 0n
  let slow = 0
  const asked = new Set<unknown>()
  const unused = () => {
    throw new Error('not asked for here')
  }
  const live: LiveFeed = {
    reach: 1_000,
    head: () => head,
    after: (position) => (options.missed ?? []).filter((missed) => missed.position > position),
    onItems: (listener) => void (happen = listener),
    begin: unused,
    readMissed: unused,
    onEvents: unused,
    close: unused,
    cursor: unused,
    cursorAt: unused,
    positionOf: unused,
    latest: unused,
  }
  const open: Follower[] = []
  const plain = createGroups({ contexts: unused, mask: unused, onExecution: unused })
  const groups: Groups = {
    ...plain,
    say: async (_group, whats) => {
      for (const what of whats) asked.add(what)
      await setImmediate()
      return new Map(whats.map((what) => [what, Buffer.from(`,${what.position}}`)]))
    },
  }
  const followers = createFollowers({
    live,
    groups,
    views: createViews(),
    log: createLogger('silent'),
    onSlow: ({ wire }) => {
      slow += 1
      for (const follower of open) if (follower.connection.wire === wire) followers.end(follower)
    },
    onUnable: unused,
    onDelivered: () => {},
    othersArrive: () => options.othersArrive ?? false,
  })
  const follow = (
    memberId: string,
    {
      onWrite = () => {},
      from = head,
      waits = () => 0,
      tellWhenCaughtUp = false,
    }: { onWrite?: () => void; from?: bigint | null; waits?: () => number; tellWhenCaughtUp?: boolean } = {},
  ) => {
    const writes: Buffer[] = []
    const write = (frame: Buffer) => {
      writes.push(frame)
      onWrite()
      return true
    }
    let isFull = false
    const wire = Object.defineProperties(Object.assign(new Socket(), { write }), {
      writableLength: { get: waits },
      writableNeedDrain: { get: () => isFull },
    })
    const connection = { wire } as unknown as Connection
    const member = { actor: actor(memberId), connection }
    const what = { text: '', args, personal: false, follow: { after: null, communityIds: null, tellWhenCaughtUp } }
    const follower = followers.begin(connection, member, '1', what, from)
    open.push(follower)
    const followTwice = () => void open.push(followers.begin(connection, member, '2', what, from))
    const endRoles = () => {
      member.actor = { ...member.actor, roles: [] }
      followers.look(follower)
    }
    return Object.assign(writes, {
      endRoles,
      followTwice,
      end: () => followers.end(follower),
      fill: () => void (isFull = true),
      drain: () => {
        isFull = false
        wire.emit('drain')
      },
      /** How many wait for room. */
      waiting: () => wire.listenerCount('drain'),
    })
  }
  return {
    follow,
    /** Of how many things it was made what is said. */
    saidOf: () => asked.size,
    /** How often one was found to be too slow. */
    slow: () => slow,
    happen: (...items: LiveItem[]) => {
      head = items.at(-1)?.position ?? head
      happen(items)
    },
  }
}
const textOf = (writes: readonly Buffer[]) => writes.map((frame) => frame.toString().replaceAll(/[^\d,]/g, ''))

it('who sees the same of what happens at once is written the same bytes, made once', async () => {
  const { follow, happen } = gather({})
  const [one, other] = [follow('one'), follow('other')]
  await setImmediate()
  happen(item(1n), item(2n))
  await setImmediate()
  expect(textOf(one)).toEqual(['1,11,2'])
  expect(other[0]).toBe(one[0])
})

it('what is for one alone, among what is for all, is not written to another with the same rights', async () => {
  const { follow, happen } = gather({})
  const [one, other, third] = [follow('one'), follow('other'), follow('third')]
  await setImmediate()
  happen(item(1n), item(2n, ['one']), item(3n))
  await setImmediate()
  expect(textOf(one)).toEqual(['1,11,21,3'])
  expect(textOf(other)).toEqual(['1,11,3'])
  expect(third[0]).toBe(other[0])
})

it('those who come back are written what they missed as the same bytes, made once, wherever they begin', async () => {
  const missed = [1n, 2n, 3n, 127n, 128n, 200n, 256n].map((position) => item(position))
  const { follow } = gather({ missed })
  const [one, other] = [follow('one', { from: 0n }), follow('other', { from: 2n })]
  await pause(20)
  expect(textOf(one)).toEqual(['1,11,21,31,127', '1,1281,200', '1,256'])
  expect(textOf(other)).toEqual(['1,31,127', '1,1281,200', '1,256'])
  expect([other[1] === one[1], other[2] === one[2]]).toEqual([true, true])
})

it('of what one missed, what was for another alone is not among it', async () => {
  const { follow } = gather({ missed: [item(1n), item(2n, ['one']), item(3n)] })
  const [one, other] = [follow('one', { from: 0n }), follow('other', { from: 0n })]
  await pause(20)
  expect(textOf(one)).toEqual(['1,11,21,3'])
  expect(textOf(other)).toEqual(['1,11,3'])
})

it('whose roles end while what was missed is being said is not told it, though another is', async () => {
  const { follow } = gather({ missed: [item(1n), item(2n)] })
  const [one, other] = [follow('one', { from: 0n }), follow('other', { from: 0n })]
  other.endRoles()
  await pause(20)
  expect(textOf(one)).toEqual(['1,11,2'])
  expect(other.length).toBe(0)
})

it('whose roles end between two portions of what was missed is given no other', async () => {
  const { follow } = gather({ missed: [item(1n), item(200n)] })
  const one = follow('one', { from: 0n, onWrite: () => one.endRoles() })
  await pause(20)
  expect(textOf(one)).toEqual(['1,1'])
})

it('whose roles end while it waits for room is not told what it would have been', async () => {
  const { follow } = gather({ missed: [item(1n), item(200n)] })
  const one = follow('one', { from: 0n, onWrite: () => one.fill() })
  await pause(20)
  expect(textOf(one)).toEqual(['1,1'])
  one.endRoles()
  one.drain()
  await pause(20)
  expect(textOf(one)).toEqual(['1,1'])
})

it('who gives up what it follows waits for no room any more', async () => {
  const { follow } = gather({ missed: [item(1n), item(200n)] })
  const one = follow('one', { from: 0n, onWrite: () => one.fill() })
  await pause(20)
  expect(one.waiting()).toBe(1)
  one.end()
  await pause(20)
  expect(one.waiting()).toBe(0)
})

it('what is said to those who must fetch anew is made once for all who come back at the same moment', async () => {
  const { follow, saidOf } = gather({})
  const [one, other] = [follow('one', { from: null }), follow('other', { from: null })]
  await pause(20)
  expect(textOf(one)).toEqual(['1,0'])
  expect(textOf(other)).toEqual(['1,0'])
  expect(saidOf()).toBe(1)
})

it('who wants to know is told once, after what it missed, that it has caught up; another is not', async () => {
  const { follow, happen } = gather({ missed: [item(1n), item(2n)] })
  const one = follow('one', { from: 0n, tellWhenCaughtUp: true })
  const other = follow('other', { from: 0n })
  for (let turn = 0; turn < 10; turn++) await setImmediate()
  happen(item(3n))
  await setImmediate()
  expect(textOf(one)).toEqual(['1,11,2', '1,2', '1,3'])
  expect(textOf(other)).toEqual(['1,11,2', '1,3'])
})

it('while others arrive they have three times what the telling takes, and what happens meanwhile is told at once', async () => {
  const written = async (othersArrive: boolean) => {
    const { follow, happen } = gather({ othersArrive })
    const takeLong = () => {
      for (const since = performance.now(); performance.now() - since < 100;);
    }
    const writes = follow('one', { onWrite: takeLong })
    await setImmediate()
    for (const position of [1n, 2n, 3n]) {
      happen(item(position))
      await setImmediate()
    }
    await pause(200)
    const soon = textOf(writes)
    await pause(300)
    return [soon, textOf(writes)]
  }
  const [soon, later] = await written(true)
  expect(soon).toEqual(['1,1'])
  expect(later).toEqual(['1,1', '1,21,3'])
  expect((await written(false))[0]).toEqual(['1,1', '1,2', '1,3'])
})

it('of many who come back the first have all that they missed before the last are given anything', async () => {
  const missed = Array.from({ length: 300 }, (_, nth) => item(BigInt(nth + 1)))
  const { follow } = gather({ missed })
  const written: number[] = []
  for (let nth = 0; nth < 100; nth += 1) follow(`member ${nth}`, { from: 0n, onWrite: () => written.push(nth) })
  await pause(100)
  expect(written).toHaveLength(100 * 3)
  expect(written.indexOf(99)).toBeGreaterThan(written.lastIndexOf(0))
  expect(written.indexOf(50)).toBeGreaterThan(written.lastIndexOf(10))
})

it('of whoever comes back with many some wait, so that others have their turn', async () => {
  const missed = Array.from({ length: 300 }, (_, nth) => item(BigInt(nth + 1)))
  const { follow } = gather({ missed })
  const written: string[] = []
  const come = (who: string) => follow(who, { from: 0n, onWrite: () => written.push(who) })
  for (let nth = 0; nth < 30; nth += 1) come('many')
  come('few')
  await pause(100)
  expect(written).toHaveLength(31 * 3)
  expect(written.indexOf('few')).toBeLessThan(10)
})

it('while others catch up they have as much time as the telling takes', async () => {
  const { follow, happen } = gather({ missed: [item(1n)] })
  const takeLong = () => {
    for (const since = performance.now(); performance.now() - since < 50;);
  }
  const present = follow('present', { onWrite: takeLong, from: 1n })
  await pause(20)
  for (const position of [2n, 3n, 4n]) {
    // Always somebody comes back.
    for (const _ of Array.from({ length: 60 })) follow('other', { from: 0n })
    happen(item(position))
    await setImmediate()
  }
  await pause(200)
  expect(textOf(present).length).toBeLessThan(3)
  expect(textOf(present).join('')).toContain('1,4')
})

it('who reads is not too slow when more happens at once than may wait; who leaves it waiting is', async () => {
  const { follow, happen, slow } = gather({})
  let waiting = 0
  const reader = follow('reader', { waits: () => waiting, onWrite: () => (waiting = 2_000_000) })
  await setImmediate()
  happen(item(1n))
  await setImmediate()
  expect([textOf(reader), slow()]).toEqual([['1,1'], 0])
  waiting = 0
  happen(item(2n))
  await setImmediate()
  expect(slow()).toBe(0)
  happen(item(3n))
  await setImmediate()
  expect(slow()).toBe(1)
})

it('a socket that was found too slow is written nothing more, whatever else it follows', async () => {
  const { follow, happen } = gather({})
  const one = follow('one', { waits: () => 2_000_000 })
  one.followTwice()
  await pause(20)
  happen(item(1n))
  await pause(20)
  expect(textOf(one)).toEqual(['1,1'])
})
