import { createHash } from 'node:crypto'
import type { LegalStatus } from '@ama/database'
import { stableId } from '@ama/kernel'
import { establishmentRange } from '../rules/check-range.ts'
import { inventedName } from './invented-name.ts'
import { commonKinds, otherKinds } from './kinds.ts'
import { shareEmployees } from './share-employees.ts'
import { shareSeats } from './share-seats.ts'

interface Town {
  readonly code: string
  readonly population: number
}

export interface PlannedEstablishment {
  readonly id: string
  readonly name: string
  readonly categoryCode: string | null
  readonly categoryLabel: string
  readonly legalStatus: LegalStatus
  readonly employeeCount: number
  readonly communeCode: string
  readonly demonstration: true
}

// Establishments of one community at most: each community takes its names from a stretch of its own.
const most = establishmentRange.maximum

/** From 0 to 1, the same for the same text on every machine. */
const fractionOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32

/** 12 establishments and 450 employees in the smallest territory, 24 and 950 in the largest. */
const figuresFor = (population: number): { establishments: number; employees: number } => {
  const size = Math.min(1, Math.max(0, (population - 20_000) / 85_000))
  return { establishments: Math.round(12 + 12 * size), employees: Math.round(450 + 500 * Math.sqrt(size)) }
}

/**
 * Invents the establishments of the community number `place` (from 0): 10–25 of mixed kinds and statuses, 400–1,000
 * employees in all (plan-actions-2024, axe 4), each in one of its towns, more in the bigger ones. Nothing is left to
 * chance: every start and every machine gives the same.
 */
export const planEstablishments = (
  community: { readonly id: string },
  place: number,
  towns: readonly Town[],
): PlannedEstablishment[] => {
  const figures = figuresFor(towns.reduce((all, town) => all + town.population, 0))
  const seats = shareSeats(towns, figures.establishments)
  const kinds = seats.map((_, index) => {
    const other = index - commonKinds.length
    return other < 0 ? commonKinds[index] : otherKinds[(place * 5 + other) % otherKinds.length]
  })
  const planned = kinds.flatMap((kind, index) => {
    const communeCode = seats[index]
    if (!kind || !communeCode) return []
    const id = stableId(`establishment:${community.id}:${index}`)
    const legalStatus = kind.statuses[(place + index) % kind.statuses.length] ?? 'ASSOCIATION'
    return [{ id, kind, communeCode, legalStatus, weight: kind.employees * (0.75 + 0.5 * fractionOf(id)) }]
  })
  const sizes = shareEmployees(
    planned.map((each) => each.weight),
    figures.employees,
  )
  return planned.map(({ id, kind, communeCode, legalStatus }, index) => ({
    id,
    name: `${kind.prefix} ${inventedName(place * most + index)}`,
    categoryCode: kind.code,
    categoryLabel: kind.label,
    legalStatus,
    employeeCount: sizes[index] ?? 0,
    communeCode,
    demonstration: true,
  }))
}
