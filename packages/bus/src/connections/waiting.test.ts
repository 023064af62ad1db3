import { expect, test } from 'vitest'
import { growingDelay, makeBell, oneAtATime } from './waiting.ts'

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

test('of works one at a time the next begins when the one before has ended, also badly', async () => {
  const alone = oneAtATime()
  const { promise: ended, reject: fail } = Promise.withResolvers<never>()
  const begun: string[] = []
  const first = alone(() => {
    begun.push('first')
    return ended
  })
  const second = alone(async () => void begun.push('second'))
  await Promise.resolve()
  expect(begun).toEqual(['first'])
  fail(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await second
  expect(begun).toEqual(['first', 'second'])
})
