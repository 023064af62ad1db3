import { describe, expect, test } from 'vitest'
import { offerSeats } from './offer-seats.ts'

const facts = (free: number, quota: number | null = 2) => ({
  seats: 12,
  seatsTaken: 12 - free,
  seatsPerEstablishment: quota,
})
const waiting = [
  { id: 'first', establishmentId: 'ehpad' },
  { id: 'second', establishmentId: 'saad' },
  { id: 'third', establishmentId: 'saad' },
  { id: 'fourth', establishmentId: null },
]

describe('a freed seat', () => {
  test('goes to the first in order', () => {
    expect(offerSeats(facts(1), waiting, new Map())).toEqual({ offered: ['first'], skipped: [] })
  })
  test('goes past those whose establishment has its seats, and says whom', () => {
    const held = new Map([['ehpad', 2]])
    expect(offerSeats(facts(1), waiting, held)).toEqual({ offered: ['second'], skipped: ['first'] })
  })
  test('counts what it just gave', () => {
    const held = new Map([
      ['ehpad', 2],
      ['saad', 1],
    ])
    expect(offerSeats(facts(2), waiting, held)).toEqual({ offered: ['second', 'fourth'], skipped: ['first', 'third'] })
  })
  test('stays free when nobody fits', () => {
    const held = new Map([['ehpad', 2]])
    expect(offerSeats(facts(1), waiting.slice(0, 1), held)).toEqual({ offered: [], skipped: ['first'] })
  })
})

test('without a quota the order alone counts', () => {
  expect(offerSeats(facts(3, null), waiting, new Map([['ehpad', 9]]))).toEqual({
    offered: ['first', 'second', 'third'],
    skipped: [],
  })
})

test('with no free seat nobody is passed by', () => {
  expect(offerSeats(facts(0), waiting, new Map([['ehpad', 2]]))).toEqual({ offered: [], skipped: [] })
})
