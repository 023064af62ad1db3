import { expect, it } from 'vitest'
import { mailMoment, usualHours } from './mail-moment.ts'

const moment = (now: string, hours = usualHours) => mailMoment(new Date(now), hours).toISOString()
const office = { mailFrom: 9, mailUntil: 18, weekdaysOnly: true }

it.each([
  ['within the hours: at once', '2026-11-24T10:00:00.000Z', usualHours, '2026-11-24T10:00:00.000Z'],
  ['in the evening: the next morning', '2026-11-24T19:30:00.000Z', usualHours, '2026-11-25T06:00:00.000Z'],
  ['before dawn: the same morning', '2026-11-24T03:00:00.000Z', usualHours, '2026-11-24T06:00:00.000Z'],
  ['on Saturday, for who wants weekdays: on Monday', '2026-11-28T10:00:00.000Z', office, '2026-11-30T08:00:00.000Z'],
  ['on Friday evening, too', '2026-11-27T18:00:00.000Z', office, '2026-11-30T08:00:00.000Z'],
  ['over the change of hour: seven in Paris', '2026-10-24T20:00:00.000Z', usualHours, '2026-10-25T06:00:00.000Z'],
  ['in summer: seven in Paris', '2026-07-01T20:00:00.000Z', usualHours, '2026-07-02T05:00:00.000Z'],
])('a mail %s', (_case, now, hours, expected) => {
  expect(moment(now, hours)).toBe(expected)
})
