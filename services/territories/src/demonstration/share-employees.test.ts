import { expect, test } from 'vitest'
import { shareEmployees } from './share-employees.ts'

test('sizes keep their proportions and add up to the total', () => {
  const sizes = shareEmployees([60, 30, 10, 1], 503)
  expect(sizes.reduce((all, size) => all + size, 0)).toBe(503)
  expect(sizes).toEqual([299, 149, 50, 5])
})

test('the smallest keeps three employees', () => {
  expect(shareEmployees([100, 0.1], 100)).toEqual([97, 3])
})
