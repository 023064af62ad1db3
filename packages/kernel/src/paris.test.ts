import { expect, test } from 'vitest'
import { inParis, momentInParis, Temporal } from './paris.ts'

const local = (text: string) => momentInParis(Temporal.PlainDateTime.from(text))?.toISOString() ?? null

test('an hour in the Landes is a moment, in winter and in summer', () => {
  expect(local('2026-12-01T09:30')).toBe('2026-12-01T08:30:00.000Z')
  expect(local('2027-06-01T09:30')).toBe('2027-06-01T07:30:00.000Z')
})

test('an hour that the change of clocks leaps over is no moment', () => {
  expect(local('2027-03-28T02:30')).toBeNull()
})

test('an hour that comes twice is its first time', () => {
  expect(local('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
})

test('a moment is shown as clocks in the Landes show it', () => {
  expect(inParis(new Date('2027-03-28T01:00:00Z')).toPlainDateTime().toString()).toBe('2027-03-28T03:00:00')
})
