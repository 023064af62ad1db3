import { expect, test } from 'vitest'
import { isId, newId, newUnsortedId } from './ids.ts'

test('of identifiers made one after the other, also within a millisecond, the later sorts later', () => {
  const made = Array.from({ length: 1_000 }, newId)
  expect(made).toEqual(made.toSorted())
  expect(new Set(made).size).toBe(made.length)
})

test('those that nothing is sorted by are identifiers too, and begin with the time', () => {
  const [id, quick] = [newId(), newUnsortedId()]
  expect(isId(quick)).toBe(true)
  expect(Math.abs(Number.parseInt(quick.slice(0, 8), 16) - Number.parseInt(id.slice(0, 8), 16))).toBeLessThanOrEqual(1)
})
