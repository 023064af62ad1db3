import { expect, test } from 'vitest'
import { readLandes } from './read-landes.ts'

const landes = await readLandes()

test('the Landes have 327 communes in 18 EPCI', () => {
  expect(landes.communes).toHaveLength(327)
  expect(landes.epcis).toHaveLength(18)
})

test('every commune stands in an EPCI of the list', () => {
  const known = new Set(landes.epcis.map((epci) => epci.siren))
  expect(landes.communes.filter((commune) => !known.has(commune.epciSiren))).toEqual([])
})

test('every EPCI has its place on the map', () => {
  expect(landes.epcis.filter((epci) => epci.longitude === null || epci.latitude === null)).toEqual([])
})

test('an EPCI that reaches into the Gers brings only its communes of the Landes', () => {
  const adour = landes.communes.filter((commune) => commune.epciSiren === '200030435')
  expect(adour.length).toBeGreaterThan(0)
  expect(adour.every((commune) => commune.code.startsWith('40'))).toBe(true)
})
