import type { Registration, Transaction } from '@ama/database'
import { attendanceMarked } from '@ama/events'
import { command, type Context, type Deed } from '@ama/graphql'
import { conflict, inParis, invalid, newId, notFound } from '@ama/kernel'
import { lastTaps, stateOf, type Tap } from '../rules/attendance.ts'
import { lockAsOrganiser, type FoundWorkshop } from './find-workshop.ts'
import { findPerson } from './person.ts'
import { tellCommunities } from './tell-communities.ts'

export interface MarkAttendance {
  readonly workshopId: string
  readonly marks: readonly Tap[]
  readonly commandId?: string | null | undefined
}

export interface AddWalkIn {
  readonly workshopId: string
  readonly dateId: string
  /** A member of the hub; otherwise `name`. */
  readonly memberId: string | null
  readonly name: string | null
  readonly organisation: string | null
  readonly markedAt: Date | null
  readonly commandId?: string | null | undefined
}

/** The workshop, locked, on its day or after. */
const lockForCheckIn = async (tx: Transaction, { actor, now }: Deed, workshopId: string): Promise<FoundWorkshop> => {
  const workshop = await lockAsOrganiser(tx, actor, workshopId, 'noter qui est là')
  if (workshop.state !== 'PUBLISHED') throw conflict('On note les présences d’une rencontre publiée et non annulée.')
  if (now.getTime() < inParis(workshop.startsAt).startOfDay().epochMilliseconds) {
    throw conflict('Cette rencontre n’a pas encore lieu : les présences se notent à partir du jour même.')
  }
  return workshop
}

const datesOf = async (tx: Transaction, workshopId: string, dateIds: readonly string[]): Promise<void> => {
  const known = await tx.workshopDate.count({ where: { workshopId, id: { in: [...dateIds] } } })
  if (known < new Set(dateIds).size) {
    throw notFound('L’une de ces dates n’est pas, ou n’est plus, une date de cette rencontre.')
  }
}

const writeTaps = async (tx: Transaction, markedById: string, taps: readonly Tap[]): Promise<void> => {
  const column = <Value>(pick: (tap: Tap) => Value) => taps.map(pick)
  // A tap that was made earlier but arrives later, from a phone without network, changes nothing.
  await tx.$executeRaw`
    INSERT INTO attendance (date_id, registration_id, mark, marked_by_id, marked_at)
    SELECT date_id, registration_id, mark::attendance_mark, ${markedById}::uuid, marked_at
      FROM unnest(${column(({ dateId }) => dateId)}::uuid[], ${column(({ registrationId }) => registrationId)}::uuid[],
                  ${column(({ mark }) => mark)}::text[], ${column(({ markedAt }) => markedAt)}::timestamptz[])
           AS tap (date_id, registration_id, mark, marked_at)
    ON CONFLICT (date_id, registration_id) DO UPDATE
      SET mark = excluded.mark, marked_by_id = excluded.marked_by_id, marked_at = excluded.marked_at
      WHERE attendance.marked_at <= excluded.marked_at`
}

const holdsSeat = ({ state, walkIn }: Registration): boolean => !walkIn && !['WAITING', 'CANCELLED'].includes(state)

/**
 * Writes taps of a locked workshop, and what they make of each registration. Who waited, or had given the seat back,
 * and came all the same is a walk-in, who holds no seat; to have been absent or excused means nothing for them.
 */
const attend = async (tx: Transaction, workshop: FoundWorkshop, taps: readonly Tap[], deed: Deed): Promise<void> => {
  const { actor, now, emit } = deed
  const ids = [...new Set(taps.map(({ registrationId }) => registrationId))]
  const rows = await tx.registration.findMany({ where: { workshopId: workshop.id, id: { in: ids } } })
  if (rows.length < ids.length) throw notFound('L’une de ces inscriptions n’est pas celle de cette rencontre.')
  const seatless = new Set(rows.filter((row) => !holdsSeat(row)).map(({ id }) => id))
  const counted = taps.filter(({ registrationId, mark }) => mark === 'PRESENT' || !seatless.has(registrationId))
  const known = counted.concat(
    taps.filter((tap) => !counted.includes(tap) && rows.some(({ id, walkIn }) => id === tap.registrationId && walkIn)),
  )
  await writeTaps(tx, actor.memberId, lastTaps(known, now))
  const marks = await tx.attendance.findMany({ where: { registrationId: { in: ids } } })
  const changed: { registrationId: string; memberId: string; state: ReturnType<typeof stateOf> }[] = []
  let stoppedWaiting = 0
  for (const row of rows) {
    const own = marks.filter(({ registrationId }) => registrationId === row.id).map(({ mark }) => mark)
    const state = stateOf(own)
    if (own.length === 0 || state === row.state) continue
    if (row.state === 'WAITING') stoppedWaiting += 1
    await tx.registration.update({
      where: { id: row.id },
      data: {
        state,
        walkIn: seatless.has(row.id),
        offeredAt: null,
        offerExpiresAt: null,
        revision: { increment: 1 },
        updatedAt: now,
      },
    })
    changed.push({ registrationId: row.id, memberId: row.memberId, state })
  }
  if (stoppedWaiting > 0) {
    await tx.workshop.update({
      where: { id: workshop.id },
      data: { waitingCount: { decrement: stoppedWaiting }, updatedAt: now },
    })
  }
  await tellCommunities(emit, workshop, attendanceMarked, { workshopId: workshop.id, registrations: changed })
}

/** Notes who is there; the tap made last wins, whenever it arrives. Gives the workshop's id. */
export const markAttendance = (context: Context, input: MarkAttendance): Promise<string> =>
  command(context, { name: 'mark-attendance', commandId: input.commandId }, async (tx, deed) => {
    const workshop = await lockForCheckIn(tx, deed, input.workshopId)
    if (input.marks.length === 0 || input.marks.length > 500) {
      throw invalid('marks', 'Envoyez de 1 à 500 présences à la fois.')
    }
    await datesOf(
      tx,
      workshop.id,
      input.marks.map(({ dateId }) => dateId),
    )
    await attend(tx, workshop, input.marks, deed)
    return workshop.id
  })

/** Somebody came without being registered: a member, or a name on the sheet. Gives the workshop's id. */
export const addWalkIn = (context: Context, input: AddWalkIn): Promise<string> =>
  command(context, { name: 'add-walk-in', commandId: input.commandId }, async (tx, deed) => {
    const { actor, now, emit } = deed
    const workshop = await lockForCheckIn(tx, deed, input.workshopId)
    const workshopId = workshop.id
    await datesOf(tx, workshopId, [input.dateId])
    if (input.memberId === null) {
      const name = (input.name ?? '').replaceAll('\u0000', '').trim()
      const organisation = (input.organisation ?? '').replaceAll('\u0000', '').trim()
      if (name === '' || name.length > 120) throw invalid('name', 'Écrivez un nom, de 120 caractères au plus.')
      if (organisation.length > 160)
        throw invalid('organisation', 'Cette structure a un nom trop long : 160 caractères.')
      const data = { workshopId, dateId: input.dateId, name, organisation: organisation || null }
      await tx.walkIn.create({ data: { id: newId(), ...data, addedById: actor.memberId, createdAt: now } })
      await tellCommunities(emit, workshop, attendanceMarked, { workshopId, registrations: [] })
      return workshopId
    }
    const person = await findPerson(tx, input.memberId)
    const registration = await tx.registration.upsert({
      where: { workshopId_memberId: { workshopId, memberId: person.memberId } },
      update: {},
      // What the tap below hangs on; it makes an attendance of it.
      create: {
        id: newId(),
        workshopId,
        memberId: person.memberId,
        establishmentId: person.establishmentId,
        registeredById: actor.memberId,
        state: 'CANCELLED',
        walkIn: true,
        createdAt: now,
        updatedAt: now,
      },
    })
    const tap = { dateId: input.dateId, registrationId: registration.id, mark: 'PRESENT' as const }
    await attend(tx, workshop, [{ ...tap, markedAt: input.markedAt ?? now }], deed)
    return workshopId
  })

/** Takes back a name that was added by mistake; members who walked in are marked otherwise. Gives the workshop's id. */
export const removeWalkIn = (
  context: Context,
  input: { readonly walkInId: string; readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'remove-walk-in', commandId: input.commandId }, async (tx, deed) => {
    const found = await tx.walkIn.findUnique({ where: { id: input.walkInId } })
    if (!found) throw notFound('Cette personne n’est plus sur la feuille.')
    const workshop = await lockForCheckIn(tx, deed, found.workshopId)
    // Somebody else may have been quicker.
    await tx.walkIn.deleteMany({ where: { id: found.id } })
    await tellCommunities(deed.emit, workshop, attendanceMarked, { workshopId: workshop.id, registrations: [] })
    return workshop.id
  })
