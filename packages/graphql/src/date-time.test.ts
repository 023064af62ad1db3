import { Refusal } from '@ama/kernel'
import { expect, test } from 'vitest'
import { checkHourExists, DateTime } from './date-time.ts'

const check = (text: string) => checkHourExists(DateTime.coerceInputValue(text), 'startsAt')

test('an hour that the change of clocks leaps over is refused, at its field', () => {
  const refusal = check('2027-03-28T02:30:00+01:00')
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', field: 'startsAt' })
  expect(String(refusal)).toContain('28 mars 2027')
})

test('the hours around it are good, and so is the same moment in UTC', () => {
  for (const text of ['2027-03-28T01:59:59+01:00', '2027-03-28T03:00:00+02:00', '2027-03-28T01:30:00Z']) {
    expect(check(text)).toEqual(new Date(text))
  }
})

test('an hour that comes twice is good both times', () => {
  expect(check('2026-10-25T02:30:00+02:00')).toEqual(new Date('2026-10-25T00:30:00Z'))
  expect(check('2026-10-25T02:30:00+01:00')).toEqual(new Date('2026-10-25T01:30:00Z'))
})

test('a day that is none, or an hour without its zone, is no moment', () => {
  for (const text of ['2027-02-30T10:00:00Z', '2027-03-01T10:00:00']) {
    expect(() => DateTime.coerceInputValue(text)).toThrow()
  }
})
