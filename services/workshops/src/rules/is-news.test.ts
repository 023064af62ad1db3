import { expect, it } from 'vitest'
import { isNews } from './is-news.ts'

const now = new Date('2026-11-24T10:00:00Z')

it('what happened within two days is news', () => {
  expect(isNews('2026-11-22T10:00:01Z', now)).toBe(true)
})

it('what happened before is not', () => {
  expect(isNews('2026-11-22T10:00:00Z', now)).toBe(false)
})
