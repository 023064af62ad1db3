import { expect, test } from 'vitest'
import { growingDelay, makeBell } from './waiting.ts'

const never = new AbortController().signal

test('delays grow up to the longest, and start again after a success', () => {
  const delay = growingDelay(100, 500)
  expect([delay.next(), delay.next(), delay.next(), delay.next(), delay.next()]).toEqual([100, 200, 400, 500, 500])
  delay.reset()
  expect(delay.next()).toBe(100)
})

test('a bell that rang while nobody waited wakes the next who waits, once', async () => {
  const bell = makeBell()
  bell.ring()
  await expect(bell.wait(60_000, never)).resolves.toBeUndefined()
  const woken = bell.wait(60_000, never)
  bell.ring()
  await expect(woken).resolves.toBeUndefined()
})

test('who waits on a bell is let go when told to stop', async () => {
  const stopping = new AbortController()
  const waiting = makeBell().wait(60_000, stopping.signal)
  stopping.abort()
  await expect(waiting).resolves.toBeUndefined()
})
