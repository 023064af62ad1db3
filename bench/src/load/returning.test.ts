import { expect, it } from 'vitest'
import { retryDelay } from './returning.ts'

it('who is refused waits twice as long each time, at most ten seconds', () => {
  expect([0, 1, 2, 10].map((retries) => retryDelay(retries, () => 0.5))).toEqual([500, 1_000, 2_000, 10_000])
})

it('waits are spread by half', () => {
  expect([retryDelay(0, () => 0), retryDelay(0, () => 1)]).toEqual([250, 750])
})
