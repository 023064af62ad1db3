import { describe, expect, test } from 'vitest'
import { readLandes } from '../geography/read-landes.ts'
import { checkRange, employeeRange, establishmentRange } from '../rules/check-range.ts'
import { planEstablishments } from './plan-establishments.ts'
import { demonstrationCommunities } from './read-communities.ts'

const landes = await readLandes()
const plans = demonstrationCommunities.map((community, place) => {
  const towns = landes.communes.filter((commune) => community.epciSirens.includes(commune.epciSiren))
  return { ...community, place, towns, establishments: planEstablishments(community, place, towns) }
})

describe.each(plans)('$name', ({ id, place, towns, establishments }) => {
  test('has 10 to 25 establishments and 400 to 1,000 employees', () => {
    const employees = establishments.reduce((all, each) => all + each.employeeCount, 0)
    expect(checkRange(establishments.length, establishmentRange)).toMatchObject({ within: true })
    expect(checkRange(employees, employeeRange)).toMatchObject({ within: true })
  })

  test('has them in its own communes, most in the biggest', () => {
    const count = new Map<string, number>()
    for (const { communeCode } of establishments) count.set(communeCode, (count.get(communeCode) ?? 0) + 1)
    const codes = new Set(towns.map((town) => town.code))
    expect([...count.keys()].filter((code) => !codes.has(code))).toEqual([])
    const biggest = towns.reduce((best, town) => (town.population > best.population ? town : best))
    expect(count.get(biggest.code)).toBe(Math.max(...count.values()))
  })

  test('has mixed kinds, statuses and sizes', () => {
    expect(new Set(establishments.map((each) => each.categoryLabel)).size).toBeGreaterThanOrEqual(7)
    expect(new Set(establishments.map((each) => each.legalStatus)).size).toBeGreaterThanOrEqual(3)
    expect(establishments.every((each) => each.employeeCount >= 3 && each.employeeCount <= 150)).toBe(true)
    expect(establishments.every((each) => each.demonstration)).toBe(true)
  })

  test('is the same at every start', () => {
    expect(planEstablishments({ id }, place, towns)).toEqual(establishments)
  })
})

test('no two establishments of the network share a name or an id', () => {
  const all = plans.flatMap((plan) => plan.establishments)
  expect(new Set(all.map((each) => each.name)).size).toBe(all.length)
  expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
})
