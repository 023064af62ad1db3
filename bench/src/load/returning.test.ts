import { expect, it } from 'vitest'
import { retryDelay } from './returning.ts'

it('who is refused waits within twice as long each time, at most fifteen seconds', () => {
  expect([0, 1, 2, 10].map((retries) => retryDelay(retries, () => 1))).toEqual([3_000, 6_000, 12_000, 15_000])
})

it('waits are spread from nothing on', () => {
  expect(retryDelay(0, () => 0)).toBe(0)
})
