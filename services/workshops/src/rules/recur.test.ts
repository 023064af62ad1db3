import { Refusal } from '@ama/kernel'
import { expect, it, test } from 'vitest'
import { recur } from './recur.ts'

const span = (startsAt: string, endsAt: string) => [{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }]
const autumn = span('2026-10-13T09:00:00+02:00', '2026-10-13T12:00:00+02:00')
const starts = (rule: string, dates = autumn) => {
  const series = recur(dates, rule)
  if (series instanceof Refusal) throw series
  return series.map(([first]) => first?.startsAt.toISOString())
}

it('each week at the same hour of the clock, over the change of clocks', () => {
  expect(starts('FREQ=WEEKLY;COUNT=3')).toEqual([
    '2026-10-13T07:00:00.000Z',
    '2026-10-20T07:00:00.000Z',
    '2026-10-27T08:00:00.000Z',
  ])
})

it('every second Tuesday of the month until a day, that day included', () => {
  expect(starts('RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270112')).toEqual([
    '2026-10-13T07:00:00.000Z',
    '2026-11-10T08:00:00.000Z',
    '2026-12-08T08:00:00.000Z',
    '2027-01-12T08:00:00.000Z',
  ])
})

it('two half-days move together', () => {
  const series = recur(
    [...autumn, ...span('2026-10-14T14:00:00+02:00', '2026-10-14T17:00:00+02:00')],
    'FREQ=YEARLY;COUNT=2',
  )
  expect(series).toMatchObject([
    [{}, {}],
    [{}, { startsAt: new Date('2027-10-14T14:00:00+02:00') }],
  ])
})

test.each([
  ['without end', 'FREQ=WEEKLY'],
  ['by the hour', 'FREQ=HOURLY;COUNT=3'],
  ['too often', 'FREQ=DAILY;COUNT=61'],
  ['for ever nearly', 'FREQ=DAILY;UNTIL=29991231'],
  ['not on its first day', 'FREQ=WEEKLY;BYDAY=WE;COUNT=3'],
  ['with a part that nobody knows', 'FREQ=WEEKLY;COUNT=3;BYHOUR=9'],
  ['in words', 'chaque semaine'],
  ['zero times', 'FREQ=WEEKLY;COUNT=0'],
])('a series %s is refused', (_how, rule) => {
  expect(recur(autumn, rule)).toMatchObject({ code: 'INVALID_INPUT', field: 'rule' })
})

it('a series that comes to an hour that does not exist is refused, and says when', () => {
  const night = span('2027-03-21T02:30:00+01:00', '2027-03-21T05:00:00+01:00')
  expect(recur(night, 'FREQ=WEEKLY;COUNT=2')).toMatchObject({ message: expect.stringContaining('28 mars 2027') })
})
