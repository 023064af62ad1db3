import { expect, test } from 'vitest'
import { retryDelay } from './socket.ts'

test('the wait grows to 10 seconds and is spread so that not everybody comes back at once', () => {
  const middle = () => 0.5
  expect(retryDelay(0, middle)).toBe(500)
  expect(retryDelay(3, middle)).toBe(4000)
  expect(retryDelay(30, middle)).toBe(10_000)
  expect(retryDelay(0, () => 0)).toBe(250)
  expect(retryDelay(0, () => 0.999)).toBeCloseTo(750, -1)
})
