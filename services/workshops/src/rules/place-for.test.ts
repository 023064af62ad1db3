import { describe, expect, test } from 'vitest'
import { placeFor } from './place-for.ts'

const twelve = { seats: 12, seatsTaken: 11, seatsPerEstablishment: 2 }

describe('given one seat left of twelve, two per establishment', () => {
  test('whoever comes of an establishment with one seat takes it', () => {
    expect(placeFor(twelve, { id: 'ehpad', held: 1 })).toBe('REGISTERED')
  })
  test('whoever comes of an establishment that has its two waits', () => {
    expect(placeFor(twelve, { id: 'ehpad', held: 2 })).toBe('WAITING')
  })
  test('the quota does not count for who has no establishment', () => {
    expect(placeFor(twelve, { id: null, held: 9 })).toBe('REGISTERED')
  })
})

test('when all seats are taken one waits', () => {
  expect(placeFor({ ...twelve, seatsTaken: 12 }, { id: 'ehpad', held: 0 })).toBe('WAITING')
})

test('without a number of seats everybody has one, within the quota', () => {
  const open = { seats: null, seatsTaken: 900, seatsPerEstablishment: 2 }
  expect(placeFor(open, { id: 'ehpad', held: 1 })).toBe('REGISTERED')
  expect(placeFor(open, { id: 'ehpad', held: 2 })).toBe('WAITING')
})
