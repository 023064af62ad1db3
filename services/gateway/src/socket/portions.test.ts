import type { LiveItem } from '@ama/graphql'
import { expect, it } from 'vitest'
import type { Follower } from './followers.ts'
import { createReplays } from './portions.ts'

const item = (position: bigint) => ({ position, audience: 'community' }) as LiveItem

it('what many catch up with is made once, however many other things are asked for between', async () => {
  const said: bigint[] = []
  const replay = createReplays(async (_follower, items) => {
    said.push(...items.map(({ position }) => position))
    return new Map(items.map((each) => [each, Buffer.from(`,${each.position}}`)]))
  })
  const follower = { group: {}, view: () => true, start: '{"id":"1"' } as unknown as Follower
  for (let last = 2n; last < 202n; last += 1n) {
    // The present, which is another for each, was there first.
    await replay(follower, [item(last)])
    if (last > 50n) await replay(follower, [item(1n)])
  }
  expect(said.filter((position) => position === 1n)).toEqual([1n])
})
