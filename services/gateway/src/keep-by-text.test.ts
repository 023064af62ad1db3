import { expect, it } from 'vitest'
import { keepByText } from './keep-by-text.ts'

it('what was asked for last is kept, up to four hundred thousand characters of all texts', () => {
  const kept = keepByText<number>()
  const text = (nth: number) => `${nth} ${'x'.repeat(90_000)}`
  for (let nth = 0; nth < 4; nth += 1) kept.set(text(nth), nth)
  expect(kept.get(text(0))).toBe(0)
  kept.set(text(4), 4)
  expect([0, 1, 2, 3, 4].map((nth) => kept.get(text(nth)))).toEqual([0, undefined, 2, 3, 4])
})
