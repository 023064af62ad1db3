import { expect, test } from 'vitest'
import { dayAndHour, momentOf } from './paris.ts'

test('an hour in the Landes has its offset, in winter and in summer', () => {
  expect(momentOf('2026-12-01', '09:30')).toBe('2026-12-01T09:30:00+01:00')
  expect(momentOf('2027-06-01', '09:30')).toBe('2027-06-01T09:30:00+02:00')
})

test('an hour that the change of clocks leaps over is sent as it was written', () => {
  expect(momentOf('2027-03-28', '02:30')).toMatch(/^2027-03-28T02:30:00\+0[12]:00$/)
})

test('what is no day or hour is no moment', () => {
  expect(momentOf('', '09:30')).toBeNull()
  expect(momentOf('2027-02-30', '09:30')).toBeNull()
})

test.each(['2026-11-28T09:30:00+01:00', '2027-07-01T09:30:00+02:00'])(
  '%s is half past nine in the Landes',
  (moment) => {
    expect(dayAndHour(new Date(moment).toISOString())).toEqual({ day: moment.slice(0, 10), hour: '09:30' })
  },
)
