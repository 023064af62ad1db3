import { expect, it } from 'vitest'
import { createTracker } from './tracker.ts'

it('an event is seen by all when each subscriber has had it', async () => {
  const tracker = createTracker(2)
  tracker.begin(10, 3)
  let seen = false
  const all = tracker.seenByAll(11).then(() => (seen = true))
  tracker.note(0, 11)
  tracker.note(0, 12)
  await Promise.resolve()
  expect(seen).toBe(false)
  tracker.note(1, 11)
  await all
  expect(tracker.doubled()).toBe(0)
})

it('what comes a second time is counted, also when it belongs to an earlier measurement', () => {
  const tracker = createTracker(1)
  tracker.begin(1, 1)
  tracker.note(0, 1)
  tracker.note(0, 1)
  tracker.begin(2, 1)
  tracker.note(0, 1)
  expect(tracker.doubled()).toBe(2)
})
