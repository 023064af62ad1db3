import type { Community } from '@ama/database'
import type { Hub, LiveItem } from '@ama/graphql'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sharedCommunity } from './shared-community.ts'

const about = (type: 'Thread' | 'Community') => ({ subject: { type, id: 'x' } }) as LiveItem
const named = (name: string) => async () => ({ name }) as Community
let hub: Hub
beforeEach(() => {
  vi.useFakeTimers()
  hub = {} as Hub
})
afterEach(() => void vi.useRealTimers())

it('what was read of a community serves the items of a second', async () => {
  expect(await sharedCommunity(hub, about('Thread'), 'c', named('before'))).toEqual({ name: 'before' })
  vi.advanceTimersByTime(900)
  expect(await sharedCommunity(hub, about('Thread'), 'c', named('after'))).toEqual({ name: 'before' })
  vi.advanceTimersByTime(101)
  expect(await sharedCommunity(hub, about('Thread'), 'c', named('after'))).toEqual({ name: 'after' })
})

it('an item that tells of its change is read anew, and so is what follows', async () => {
  await sharedCommunity(hub, about('Thread'), 'c', named('before'))
  expect(await sharedCommunity(hub, about('Community'), 'c', named('after'))).toEqual({ name: 'after' })
  vi.advanceTimersByTime(500)
  expect(await sharedCommunity(hub, about('Thread'), 'c', named('later'))).toEqual({ name: 'after' })
  vi.advanceTimersByTime(499)
  expect(await sharedCommunity(hub, about('Thread'), 'c', named('later'))).toEqual({ name: 'after' })
})

it('neither another community nor another hub is told of it, nor a reading that failed', async () => {
  await sharedCommunity(hub, about('Thread'), 'c', named('this'))
  expect(await sharedCommunity(hub, about('Thread'), 'd', named('that'))).toEqual({ name: 'that' })
  expect(await sharedCommunity({} as Hub, about('Thread'), 'c', named('there'))).toEqual({ name: 'there' })
  const failing = sharedCommunity(hub, about('Thread'), 'e', () => Promise.reject(new Error('gone')))
  await expect(failing).rejects.toThrow('gone')
  expect(await sharedCommunity(hub, about('Thread'), 'e', named('back'))).toEqual({ name: 'back' })
})
