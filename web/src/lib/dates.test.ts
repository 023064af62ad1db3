import { expect, test } from 'vitest'
import { formatAgo, formatMoment, isSameDay } from './dates.ts'

const now = new Date('2026-03-12T13:05:00Z')
const ago = (seconds: number, locale = 'fr') => formatAgo(new Date(now.getTime() - seconds * 1000), now, locale)

test('times are those of Paris, in winter and in summer', () => {
  expect(formatMoment(new Date('2026-01-12T13:05:00Z'), 'fr')).toBe('12 janvier 2026 à 14:05')
  expect(formatMoment(new Date('2026-07-12T13:05:00Z'), 'fr')).toBe('12 juillet 2026 à 15:05')
})

test('a day ends at midnight in Paris', () => {
  expect(isSameDay(new Date('2026-03-11T23:00:00Z'), new Date('2026-03-12T22:59:00Z'))).toBe(true)
  expect(isSameDay(new Date('2026-03-12T22:59:00Z'), new Date('2026-03-12T23:00:00Z'))).toBe(false)
})

test('a moment ago is told in the unit a person would use', () => {
  expect(ago(20)).toBeNull()
  expect(ago(5 * 60)).toBe('il y a 5 minutes')
  expect(ago(26 * 3600)).toBe('hier')
  expect(ago(3 * 86_400, 'en')).toBe('3 days ago')
})
