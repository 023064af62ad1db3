import type { NewEvent } from '@ama/bus'
import type { RegistrationState, Transaction } from '@ama/database'
import { seatsChanged } from '@ama/events'
import { newId } from '@ama/kernel'
import type { z } from 'zod'
import { offerExpiry } from '../rules/offer-expiry.ts'
import { offerSeats } from '../rules/offer-seats.ts'
import { seatHolding } from '../rules/seat-holding.ts'
import type { FoundWorkshop } from './find-workshop.ts'
import { tellCommunities } from './tell-communities.ts'

export type SeatCause = z.infer<typeof seatsChanged.data>['cause']

/** A change of one registration, with what it does to the workshop's counters. */
export interface SeatChange {
  readonly registration: { readonly id: string; readonly memberId: string; readonly registeredById: string }
  readonly to: RegistrationState
  readonly cause: SeatCause
  readonly seats: -1 | 0 | 1
  readonly waiting: -1 | 0 | 1
  /** Until when an offer waits. */
  readonly offerExpiresAt?: Date
}

export interface SeatDeed {
  readonly now: Date
  readonly emit: (event: NewEvent) => Promise<void>
}

/** Changes a registration of a locked workshop, keeps the counters, and tells; gives the workshop as it is then. */
export const changeSeat = async (
  tx: Transaction,
  workshop: FoundWorkshop,
  change: SeatChange,
  { now, emit }: SeatDeed,
): Promise<FoundWorkshop> => {
  const { registration, to, cause, seats, waiting, offerExpiresAt } = change
  const { revision } = await tx.registration.update({
    where: { id: registration.id },
    data: {
      state: to,
      updatedAt: now,
      revision: { increment: 1 },
      offeredAt: to === 'OFFERED' ? now : null,
      offerExpiresAt: offerExpiresAt ?? null,
    },
  })
  const seatsTaken = workshop.seatsTaken + seats
  const waitingCount = workshop.waitingCount + waiting
  await tx.workshop.update({ where: { id: workshop.id }, data: { seatsTaken, waitingCount, updatedAt: now } })
  await tellCommunities(emit, workshop, seatsChanged, {
    workshopId: workshop.id,
    registrationId: registration.id,
    memberId: registration.memberId,
    registeredById: registration.registeredById,
    state: to,
    revision,
    cause,
    seatsTaken,
    waitingCount,
  })
  return { ...workshop, seatsTaken, waitingCount }
}

/** Seats that each establishment holds. */
const heldSeats = async (tx: Transaction, workshopId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx.registration.groupBy({
    by: ['establishmentId'],
    where: { workshopId, walkIn: false, state: { in: [...seatHolding] }, establishmentId: { not: null } },
    _count: true,
  })
  return new Map(rows.flatMap(({ establishmentId, _count }) => (establishmentId ? [[establishmentId, _count]] : [])))
}

/** Offers the free seats of a locked workshop to those who wait, in order; whom a seat goes past is written down. */
export const offerFreeSeats = async (tx: Transaction, workshop: FoundWorkshop, deed: SeatDeed): Promise<void> => {
  const { now } = deed
  if (workshop.state !== 'PUBLISHED' || workshop.startsAt <= now || workshop.waitingCount === 0) return
  if (workshop.seats !== null && workshop.seatsTaken >= workshop.seats) return
  const waiting = await tx.registration.findMany({
    where: { workshopId: workshop.id, state: 'WAITING' },
    orderBy: { queueNumber: 'asc' },
  })
  const { offered, skipped } = offerSeats(workshop, waiting, await heldSeats(tx, workshop.id))
  await tx.seatSkip.createMany({
    data: skipped.map((registrationId) => ({
      id: newId(),
      workshopId: workshop.id,
      registrationId,
      reason: 'ESTABLISHMENT_QUOTA' as const,
      createdAt: now,
    })),
  })
  const offerExpiresAt = offerExpiry(now, workshop.startsAt, workshop.offerHours)
  let current = workshop
  for (const registration of waiting.filter(({ id }) => offered.includes(id))) {
    const change = { registration, to: 'OFFERED', cause: 'OFFERED', seats: 1, waiting: -1, offerExpiresAt } as const
    current = await changeSeat(tx, current, change, deed)
  }
}

/** Gives up a registration of a locked workshop: its seat is free at once, and goes to the next who fits. */
export const releaseSeat = async (
  tx: Transaction,
  workshop: FoundWorkshop,
  registration: SeatChange['registration'] & { readonly state: RegistrationState },
  cause: SeatCause,
  deed: SeatDeed,
): Promise<FoundWorkshop> => {
  const waited = registration.state === 'WAITING'
  const released = await changeSeat(
    tx,
    workshop,
    { registration, to: 'CANCELLED', cause, seats: waited ? 0 : -1, waiting: waited ? -1 : 0 },
    deed,
  )
  await offerFreeSeats(tx, released, deed)
  return released
}
