import { expect, test } from 'vitest'
import { checkDatePoll } from './check-date-poll.ts'

const now = new Date('2026-12-01T10:00:00Z')
const slot = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
const [one, other] = [
  slot('2026-12-15T09:00:00Z', '2026-12-15T11:00:00Z'),
  slot('2026-12-16T09:00:00Z', '2026-12-16T11:00:00Z'),
]
const good = { title: 'Quand ?', description: '', slots: [one, other], closesAt: new Date('2026-12-10T22:00:00Z') }

test('a poll of two dates to come, answered before them, is good', () => {
  expect(checkDatePoll(good, now)).toBeNull()
})

test.each([
  ['without title', { title: '' }, 'title'],
  ['with one date only', { slots: [one] }, 'slots'],
  ['with the same date twice', { slots: [one, { ...one }] }, 'slots'],
  [
    'with a date that ends before it starts',
    { slots: [one, slot('2026-12-16T09:00:00Z', '2026-12-16T08:00:00Z')] },
    'slots',
  ],
  ['with a date in the past', { slots: [one, slot('2026-11-16T09:00:00Z', '2026-11-16T11:00:00Z')] }, 'slots'],
  ['that is closed already', { closesAt: now }, 'closesAt'],
  ['that closes after a date has begun', { closesAt: new Date('2026-12-15T10:00:00Z') }, 'closesAt'],
])('a poll %s is refused at its field', (_what, change, field) => {
  expect(checkDatePoll({ ...good, ...change }, now)).toMatchObject({ field })
})
