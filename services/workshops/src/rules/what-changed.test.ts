import { expect, test } from 'vitest'
import { whatChanged } from './what-changed.ts'

const date = {
  startsAt: new Date('2026-11-28T08:00:00Z'),
  endsAt: new Date('2026-11-28T11:00:00Z'),
  communeCode: null,
  address: null,
}
const before = { title: 'Cadre dirigeant', communeCode: '40313', address: null, videoUrl: null, dates: [date] }

test('another hour, another place or another link moves a workshop', () => {
  const later = { ...date, endsAt: new Date('2026-11-28T12:00:00Z') }
  for (const change of [
    { dates: [later] },
    { dates: [date, later] },
    { dates: [{ ...date, communeCode: '40197' }] },
    { communeCode: '40197' },
    { address: 'Salle des fêtes' },
    { videoUrl: 'https://visio.example/1' },
  ]) {
    expect(whatChanged(before, { ...before, ...change })).toBe('MOVED')
  }
})

test('another title renames it in calendars, anything else only edits it', () => {
  expect(whatChanged(before, { ...before, title: 'Cadre dirigeante' })).toBe('RENAMED')
  expect(whatChanged(before, { ...before, dates: [{ ...date }] })).toBe('EDITED')
})
