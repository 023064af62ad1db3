import { expect, test } from 'vitest'
import { daysBetween, daysOf } from './days-of.ts'

test('a month is shown in whole weeks from Monday on', () => {
  const { days, first, before, after } = daysOf('2026-12-08', 'mois')
  expect(days.map(({ date }) => date)).toHaveLength(35)
  expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2026-11-30', '2027-01-03'])
  expect(days.filter(({ inSpan }) => inSpan)).toHaveLength(31)
  expect([first, before, after]).toEqual(['2026-12-01', '2026-11-01', '2027-01-01'])
})

test('a week goes from Monday to Sunday, by clocks in the Landes on both sides of their change', () => {
  const { days, from, until } = daysOf('2027-03-28', 'semaine')
  expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2027-03-22', '2027-03-28'])
  expect([from, until]).toEqual(['2027-03-21T23:00:00Z', '2027-03-28T22:00:00Z'])
})

test('what is no day shows today’s', () => {
  expect(daysOf('2026-02-31', 'semaine').days).toEqual(daysOf('', 'semaine').days)
})

test('a workshop of two days is on both', () => {
  expect(daysBetween('2026-11-28T08:00:00Z', '2026-11-29T11:00:00Z')).toEqual(['2026-11-28', '2026-11-29'])
  expect(daysBetween('2026-11-28T22:30:00Z', '2026-11-28T22:45:00Z')).toEqual(['2026-11-28'])
})
