import type { Transaction } from '@ama/database'
import { workshopEdited, workshopMoved } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, conflict, newId } from '@ama/kernel'
import { checkAhead, checkWorkshop } from '../rules/check-workshop.ts'
import { whatChanged } from '../rules/what-changed.ts'
import { lockAsOrganiser } from './find-workshop.ts'
import { checkCommunities } from './schedule-workshop.ts'
import { offerFreeSeats } from './seats.ts'
import { tellCommunities } from './tell-communities.ts'
import { checkCommunes, planWorkshop, spanOf, type PlannedDate, type WorkshopInput } from './workshop-input.ts'

export interface EditWorkshop extends WorkshopInput {
  readonly workshopId: string
  /** The version that was read. */
  readonly version: number
  readonly commandId?: string | null | undefined
}

/** Dates keep their rows in order, and so their identity in calendars; those too many go. */
const saveDates = async (tx: Transaction, workshopId: string, dates: readonly PlannedDate[]): Promise<void> => {
  const rows = await tx.workshopDate.findMany({ where: { workshopId }, orderBy: { startsAt: 'asc' } })
  for (const [index, date] of dates.entries()) {
    const row = rows[index]
    if (row) await tx.workshopDate.update({ where: { id: row.id }, data: { ...date } })
    else await tx.workshopDate.create({ data: { id: newId(), workshopId, ...date } })
  }
  await tx.workshopDate.deleteMany({ where: { id: { in: rows.slice(dates.length).map(({ id }) => id) } } })
}

/** Changes what is given; nobody is ever dropped by it. Gives the workshop's id. */
export const editWorkshop = (context: Context, input: EditWorkshop): Promise<string> =>
  command(context, { name: 'edit-workshop', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const before = await lockAsOrganiser(tx, actor, input.workshopId, 'la modifier')
    if (before.state === 'CANCELLED') throw conflict('Cette rencontre est annulée : elle ne se modifie plus.')
    if (before.endsAt <= now) throw conflict('Cette rencontre a déjà eu lieu : elle ne se modifie plus.')
    if (before.version !== input.version) {
      throw conflict(
        'Quelqu’un d’autre a modifié cette rencontre entre-temps : relisez-la, puis reprenez vos changements.',
      )
    }
    const dates = await tx.workshopDate.findMany({ where: { workshopId: before.id }, orderBy: { startsAt: 'asc' } })
    const after = planWorkshop(input, { ...before, dates })
    const refusal = checkWorkshop(after)
    if (refusal) throw refusal
    const span = spanOf(after.dates)
    if (span.startsAt.getTime() !== before.startsAt.getTime()) accepted(checkAhead(span.startsAt, now) ?? 'ahead')
    await checkCommunes(tx, after)
    if (after.seats !== null && after.seats < before.seatsTaken) {
      throw conflict(
        `${before.seatsTaken} places sont déjà prises : annulez d’abord des inscriptions avec les personnes concernées, ou gardez au moins ${before.seatsTaken} places.`,
      )
    }
    if (input.communityIds) {
      const communityIds = await checkCommunities(tx, actor, input.communityIds)
      await tx.workshopCommunity.deleteMany({ where: { workshopId: before.id } })
      await tx.workshopCommunity.createMany({
        data: communityIds.map((communityId, rank) => ({ workshopId: before.id, communityId, rank })),
      })
    }
    if (input.dates) await saveDates(tx, before.id, after.dates)
    const change = whatChanged({ ...before, dates }, after)
    const published = before.publishedAt !== null
    const { dates: _dates, roles, ...facts } = after
    const saved = await tx.workshop.update({
      where: { id: before.id },
      data: {
        ...facts,
        ...span,
        roles: [...roles],
        version: { increment: 1 },
        updatedAt: now,
        ...(published && change !== 'EDITED' ? { sequence: { increment: 1 } } : {}),
      },
      include: { communities: { orderBy: { rank: 'asc' } }, organisers: true },
    })
    const { id: workshopId, sequence } = saved
    if (change === 'MOVED') await tellCommunities(emit, saved, workshopMoved, { workshopId, sequence })
    else await tellCommunities(emit, saved, workshopEdited, { workshopId })
    await offerFreeSeats(tx, saved, { now, emit })
    return saved.id
  })
