import { describe, expect, it } from 'vitest'
import type { LiveItem } from './live-item.ts'
import { createRing } from './ring.ts'

const item = (position: number): LiveItem => ({
  position: BigInt(position),
  kind: 'THREAD_ASKED',
  occurredAt: new Date(0),
  communityId: null,
  audience: 'network',
  memberIds: null,
  actorId: null,
  subject: { type: 'Thread', id: 't' },
  feed: true,
})
const empty = (at: bigint) => ({ base: at, head: at, items: [] })
const positions = (items: readonly LiveItem[]) => items.map(({ position }) => Number(position))

describe('the ring of live items', () => {
  it('gives what came after a position, also when other events stand between', () => {
    const ring = createRing(empty(10n), 100)
    ring.push([item(11), item(13)], 14n)
    ring.push([item(17)], 20n)
    expect(positions(ring.after(10n))).toEqual([11, 13, 17])
    expect(positions(ring.after(12n))).toEqual([13, 17])
    expect(positions(ring.after(13n))).toEqual([17])
    expect(ring.after(20n)).toEqual([])
    expect(ring.head()).toBe(20n)
  })

  it('lets go of the oldest and says from where on it is complete', () => {
    const ring = createRing(empty(0n), 10)
    for (let at = 1; at <= 21; at += 1) ring.push([item(at)], BigInt(at))
    expect(ring.base()).toBe(11n)
    expect(positions(ring.after(ring.base()))).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21])
  })

  it('finds the last that fit, newest first', () => {
    const ring = createRing({ base: 0n, head: 4n, items: [item(1), item(2), item(3), item(4)] }, 10)
    expect(positions(ring.latest(({ position }) => position % 2n === 0n, 5) ?? [])).toEqual([4, 2])
    expect(positions(ring.latest(() => true, 3) ?? [])).toEqual([4, 3, 2])
    const later = createRing({ base: 7n, head: 9n, items: [item(8), item(9)] }, 10)
    expect(positions(later.latest(() => true, 2) ?? [])).toEqual([9, 8])
    expect(later.latest(() => true, 3)).toBeNull()
  })

  it('begins with what it is given', () => {
    const ring = createRing({ base: 3n, head: 9n, items: [item(5), item(8)] }, 10)
    expect([ring.base(), ring.head()]).toEqual([3n, 9n])
    expect(positions(ring.after(5n))).toEqual([8])
  })
})
