import { expect, test } from 'vitest'
import { median, percentile } from './measure.ts'

test('the median of three rounds is the middle one', () => {
  expect(median([30, 10, 20])).toBe(20)
})

test('a percentile is the value below which that share lies', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(hundred, 0.5)).toBe(51)
  expect(percentile(hundred, 0.99)).toBe(100)
  expect(percentile(hundred, 1)).toBe(100)
})
