import type { Establishment, Registration } from '@ama/database'
import { defineLoader, requireActor } from '@ama/graphql'
import { withPeople, type FoundWorkshop } from '../commands/find-workshop.ts'
import { seatHolding } from '../rules/seat-holding.ts'

const keyed = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** Workshops with what rights depend on. */
export const factsOf = defineLoader<FoundWorkshop | null>(
  async (ids, { hub }) =>
    keyed(await hub.database.prisma.workshop.findMany({ where: { id: { in: [...ids] } }, include: withPeople })),
  null,
)

/** The viewer's own live registration, by workshop. */
export const ownRegistration = defineLoader<Registration | null>(async (ids, context) => {
  const rows = await context.hub.database.prisma.registration.findMany({
    where: { workshopId: { in: [...ids] }, memberId: requireActor(context).memberId, state: { not: 'CANCELLED' } },
  })
  return new Map(rows.map((row) => [row.workshopId, row]))
}, null)

/** Place in the waiting list, 1 is next, by registration; only of those who wait. */
export const waitingPosition = defineLoader<number | null>(async (ids, { hub }) => {
  const rows = await hub.database.prisma.$queryRaw<{ id: string; position: number }[]>`
    SELECT own.id, 1 + (SELECT count(*)::int FROM registration other
                         WHERE other.workshop_id = own.workshop_id AND other.state = 'WAITING'
                           AND other.queue_number < own.queue_number) AS position
      FROM registration own WHERE own.id = ANY(${[...ids]}::uuid[]) AND own.state = 'WAITING'`
  return new Map(rows.map(({ id, position }) => [id, position]))
}, null)

export interface EstablishmentSeats {
  readonly establishment: Establishment | null
  readonly seats: number
}

/** Who comes, by establishment, the most numerous first; by workshop. */
export const establishmentSeats = defineLoader<readonly EstablishmentSeats[]>(async (ids, { hub }) => {
  const rows = await hub.database.prisma.registration.groupBy({
    by: ['workshopId', 'establishmentId'],
    where: { workshopId: { in: [...ids] }, state: { in: [...seatHolding] } },
    _count: true,
  })
  const known = keyed(
    await hub.database.prisma.establishment.findMany({
      where: { id: { in: rows.flatMap(({ establishmentId }) => establishmentId ?? []) } },
    }),
  )
  const seats = rows
    .map(({ workshopId, establishmentId, _count }) => ({
      workshopId,
      establishment: known.get(establishmentId ?? '') ?? null,
      seats: _count,
    }))
    .toSorted((one, other) => other.seats - one.seats)
  return Map.groupBy(seats, ({ workshopId }) => workshopId)
}, [])
