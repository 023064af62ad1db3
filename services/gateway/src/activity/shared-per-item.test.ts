import type { LiveItem } from '@ama/graphql'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sharedPerItem } from './shared-per-item.ts'

const item: LiveItem = {
  position: 1n,
  kind: 'THREAD_ASKED',
  occurredAt: new Date(0),
  communityId: null,
  audience: 'network',
  memberIds: null,
  actorId: null,
  subject: { type: 'Thread', id: 't' },
  feed: true,
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('what an item leads to is read once for all who hear of it at the same time', async () => {
  const read = vi.fn(async () => 'as it is')
  const share = sharedPerItem<string>()
  expect(await Promise.all([share(item, read), share(item, read), share(item, read)])).toEqual(
    Array(3).fill('as it is'),
  )
  expect(read).toHaveBeenCalledOnce()
})

it('who comes later reads it as it is by then', async () => {
  const share = sharedPerItem<string>()
  await share(item, async () => 'before')
  vi.advanceTimersByTime(1_001)
  expect(await share(item, async () => 'after')).toBe('after')
})

it('a reading that failed is not shared', async () => {
  const share = sharedPerItem<string>()
  await expect(share(item, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await share(item, async () => 'back')).toBe('back')
})
