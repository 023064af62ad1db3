import { describe, expect, test } from 'vitest'
import { checkAhead, checkWorkshop, type WorkshopDraft } from './check-workshop.ts'

const now = new Date('2026-11-01T09:00:00Z')
const date = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
const good: WorkshopDraft = {
  title: 'Cadre dirigeant',
  description: '',
  dates: [date('2026-11-28T08:00:00Z', '2026-11-28T11:00:00Z')],
  address: null,
  access: null,
  videoUrl: null,
  seats: 40,
  seatsPerEstablishment: 2,
  offerHours: 24,
}

test('a workshop that holds together is accepted, also without any limit', () => {
  expect(checkWorkshop(good)).toBeNull()
  expect(checkWorkshop({ ...good, seats: null, seatsPerEstablishment: null })).toBeNull()
})

describe('refused, at its field', () => {
  test.each<[string, Partial<WorkshopDraft>, string]>([
    ['no title', { title: '' }, 'title'],
    ['a title of 161 characters', { title: 'a'.repeat(161) }, 'title'],
    ['an end before the start', { dates: [date('2026-11-28T11:00:00Z', '2026-11-28T08:00:00Z')] }, 'endsAt'],
    ['an end at the start', { dates: [date('2026-11-28T08:00:00Z', '2026-11-28T08:00:00Z')] }, 'endsAt'],
    ['a date of three days', { dates: [date('2026-11-28T08:00:00Z', '2026-12-01T08:00:00Z')] }, 'endsAt'],
    ['no date', { dates: [] }, 'dates'],
    [
      'dates that overlap',
      {
        dates: [
          date('2026-11-28T08:00:00Z', '2026-11-28T11:00:00Z'),
          date('2026-11-28T10:00:00Z', '2026-11-28T12:00:00Z'),
        ],
      },
      'dates',
    ],
    ['no seat', { seats: 0 }, 'seats'],
    ['100,000 seats', { seats: 100_000 }, 'seats'],
    ['half a seat', { seats: 1.5 }, 'seats'],
    ['a quota above the seats', { seatsPerEstablishment: 41 }, 'seatsPerEstablishment'],
    ['a video link that a browser would run', { videoUrl: 'javascript:alert(1)' }, 'videoUrl'],
    ['an offer of no time', { offerHours: 0 }, 'offerHours'],
  ])('%s', (_case, change, field) => {
    expect(checkWorkshop({ ...good, ...change })).toMatchObject({ code: 'INVALID_INPUT', field })
  })
})

test('a start in the past, or in another decade, is refused', () => {
  expect(checkAhead(now, now)).toMatchObject({ field: 'startsAt' })
  expect(checkAhead(new Date('2036-11-28T08:00:00Z'), now)).toMatchObject({ field: 'startsAt' })
  expect(checkAhead(new Date('2026-11-28T08:00:00Z'), now)).toBeNull()
})
