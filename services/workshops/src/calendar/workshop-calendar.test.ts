import { encodeNodeId } from '@ama/graphql'
import { newId } from '@ama/kernel'
import { sync, type VEvent } from 'node-ical'
import { expect, it } from 'vitest'
import { workshopCalendar, type CalendarEntry, type CalendarWorkshop } from './workshop-calendar.ts'

const id = newId()
const dateId = newId()
const place = (name: string) => ({ code: '40192', name, epciSiren: '200000001', population: 30_000 })
const date = (startsAt: string, endsAt: string, more: object = {}) => ({
  id: dateId,
  workshopId: id,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  communeCode: null,
  address: null,
  commune: null,
  ...more,
})

const workshop = (change: Partial<CalendarWorkshop> = {}) =>
  ({
    id,
    title: 'Cadre dirigeant : « qualité de vie », à l’écoute des équipes ; échanges, restitution et perspectives',
    description: 'Deux demi-journées.\nApportez vos questions, vos idées; et votre agenda.',
    state: 'PUBLISHED',
    address: '12, rue des Pins',
    commune: place('Mont-de-Marsan'),
    access: null,
    videoUrl: 'https://visio.example/ama',
    cancelReason: null,
    sequence: 2,
    updatedAt: new Date('2026-11-20T10:00:00Z'),
    dates: [date('2027-01-12T08:30:00Z', '2027-01-12T11:00:00Z')],
    ...change,
  }) as CalendarWorkshop

const written = (change: Partial<CalendarWorkshop> = {}, entry: Partial<CalendarEntry> = {}, locale = 'fr') =>
  workshopCalendar([{ workshop: workshop(change), place: null, showVideo: false, ...entry }], {
    name: 'Mes rencontres',
    origin: 'https://hub.example',
    locale,
  })
const readBack = (text: string): VEvent[] =>
  Object.values(sync.parseICS(text)).flatMap((each) => (each?.type === 'VEVENT' ? [each] : []))
const only = (text: string): VEvent => {
  const [event] = readBack(text)
  if (!event) throw new Error(text)
  return event
}

it('another library reads every field back, accents and punctuation included', () => {
  expect(only(written())).toMatchObject({
    uid: `${dateId}@ama-hub`,
    sequence: 2,
    summary: workshop().title,
    location: '12, rue des Pins, Mont-de-Marsan',
    status: 'CONFIRMED',
    url: { val: `https://hub.example/ateliers/${encodeNodeId('Workshop', id)}` },
    description: expect.stringContaining('Apportez vos questions, vos idées; et votre agenda.'),
  })
})

it('no line is longer than 75 bytes', () => {
  const longest = Math.max(
    ...written()
      .split('\r\n')
      .map((line) => Buffer.byteLength(line)),
  )
  expect(longest).toBeLessThanOrEqual(75)
})

it.each([
  ['in winter', '2027-01-12T08:30:00Z', '20270112T093000'],
  ['in summer', '2027-07-01T07:30:00Z', '20270701T093000'],
  ['the day before clocks go forward', '2027-03-27T08:30:00Z', '20270327T093000'],
  ['the day on which they do', '2027-03-28T07:30:00Z', '20270328T093000'],
  ['the day on which they go back', '2027-10-31T08:30:00Z', '20271031T093000'],
])('%s half past nine in Paris stays half past nine', (_when, startsAt, local) => {
  const endsAt = new Date(new Date(startsAt).getTime() + 9_000_000).toISOString()
  const text = written({ dates: [date(startsAt, endsAt)] })
  expect(text).toContain(`DTSTART;TZID=Europe/Paris:${local}\r\n`)
  const event = only(text)
  expect(event.start.toISOString()).toBe(new Date(startsAt).toISOString())
  expect(event.end?.toISOString()).toBe(endsAt)
})

it('the time zone comes with it, and stamps are in UTC', () => {
  expect(written()).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n')
  expect(written()).toContain('DTSTAMP:20261120T100000Z')
})

it('each date is an event of its own, at its own place', () => {
  const second = date('2027-01-13T08:30:00Z', '2027-01-13T11:00:00Z', {
    id: newId(),
    address: 'Salle des fêtes',
    commune: place('Tartas'),
  })
  const events = readBack(written({ dates: [...workshop().dates, second] as CalendarWorkshop['dates'] }))
  expect(events.map(({ location }) => location)).toEqual([
    '12, rue des Pins, Mont-de-Marsan',
    'Salle des fêtes, Tartas',
  ])
})

it('a cancelled workshop stays, as cancelled, with its reason', () => {
  const event = only(written({ state: 'CANCELLED', cancelReason: 'La salle est inondée.', sequence: 3 }))
  expect(event).toMatchObject({ status: 'CANCELLED', sequence: 3, summary: expect.stringMatching(/^Annulé : /) })
  expect(event.description).toContain('La salle est inondée.')
})

it('who waits reads so, in his or her language', () => {
  expect(only(written({}, { place: 'WAITING' }))).toMatchObject({ status: 'TENTATIVE' })
  expect(only(written({}, { place: 'WAITING' }, 'en')).description).toContain('You are on the waiting list.')
})

it('the link of the video conference is for who has a seat', () => {
  expect(written()).not.toContain('visio.example')
  expect(only(written({}, { place: 'REGISTERED', showVideo: true })).description).toContain('https://visio.example/ama')
})
