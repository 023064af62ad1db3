import { expect, test } from 'vitest'
import { shareSeats } from './share-seats.ts'

const towns = [
  { code: '40245', population: 1990 },
  { code: '40134', population: 2906 },
  { code: '40227', population: 1505 },
]

test('the biggest town comes first and never has fewer', () => {
  const seats = shareSeats(towns, 12)
  const count = (code: string) => seats.filter((seat) => seat === code).length
  expect(seats[0]).toBe('40134')
  expect(count('40134')).toBeGreaterThan(count('40245'))
  expect(count('40245')).toBeGreaterThanOrEqual(count('40227'))
  expect(seats).toHaveLength(12)
})

test('without towns nothing is shared', () => {
  expect(shareSeats([], 5)).toEqual([])
})
