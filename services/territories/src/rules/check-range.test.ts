import { expect, test } from 'vitest'
import { checkRange, employeeRange, establishmentRange } from './check-range.ts'

test.each([
  [9, false],
  [10, true],
  [25, true],
  [26, false],
])('%i establishments are within the range of the roadmap: %s', (figure, within) => {
  expect(checkRange(figure, establishmentRange)).toEqual({ figure, minimum: 10, maximum: 25, within })
})

test.each([
  [399, false],
  [400, true],
  [1000, true],
  [1001, false],
])('%i employees are within the range of the roadmap: %s', (figure, within) => {
  expect(checkRange(figure, employeeRange)).toEqual({ figure, minimum: 400, maximum: 1000, within })
})
