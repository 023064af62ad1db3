import { expect, test } from 'vitest'
import { offerExpiry } from './offer-expiry.ts'

const now = new Date('2026-12-01T09:00:00Z')
const startingIn = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const waits = (startsAt: Date, hours = 24) => (offerExpiry(now, startsAt, hours).getTime() - now.getTime()) / 60_000

test('weeks before, an offer waits as long as the organiser said', () => {
  expect(waits(startingIn(30 * 24 * 60))).toBe(24 * 60)
})
test('close to the day it waits a quarter of the time left', () => {
  expect(waits(startingIn(24 * 60))).toBe(6 * 60)
})
test('it waits a quarter of an hour at least', () => {
  expect(waits(startingIn(40))).toBe(15)
})
test('it never waits beyond the start', () => {
  expect(waits(startingIn(5))).toBe(5)
})
