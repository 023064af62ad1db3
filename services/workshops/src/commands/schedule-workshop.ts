import type { Transaction } from '@ama/database'
import { command, type Context } from '@ama/graphql'
import { accepted, forbidden, invalid, newId, notFound, type Actor } from '@ama/kernel'
import { mayPlan } from '../permissions/workshop.ts'
import { checkAhead, checkWorkshop } from '../rules/check-workshop.ts'
import { settleDatePoll } from './settle-date-poll.ts'
import {
  checkCommunes,
  planDates,
  planWorkshop,
  spanOf,
  type PlannedWorkshop,
  type WorkshopInput,
} from './workshop-input.ts'

export interface ScheduleWorkshop extends WorkshopInput {
  readonly communityIds: readonly string[]
  readonly startsAt: Date
  readonly endsAt: Date
  /** The poll that found its date. */
  readonly datePollId: string | null
  readonly commandId?: string | null | undefined
}

const blank = (input: ScheduleWorkshop): PlannedWorkshop => ({
  title: '',
  kind: 'WORKSHOP',
  description: '',
  dates: planDates([{ startsAt: input.startsAt, endsAt: input.endsAt }]),
  communeCode: null,
  address: null,
  access: null,
  videoUrl: null,
  seats: null,
  seatsPerEstablishment: null,
  openTo: 'COMMUNITIES',
  roles: [],
  publicListing: false,
  offerHours: 24,
})

/** The communities that a workshop is for, known and the planner's to plan for. */
export const checkCommunities = async (
  tx: Transaction,
  actor: Actor,
  communityIds: readonly string[],
): Promise<string[]> => {
  const ids = [...new Set(communityIds)]
  if (ids.length === 0) throw invalid('communityIds', 'Choisissez au moins une communauté.')
  if ((await tx.community.count({ where: { id: { in: ids } } })) < ids.length) {
    throw notFound('L’une de ces communautés n’existe pas.')
  }
  if (!mayPlan(actor, ids)) {
    throw forbidden('Une rencontre se prévoit par la référente réseau, ou par une direction dans ses communautés.')
  }
  return ids
}

/** What to write of one that was checked. */
export const checkPlanned = async (tx: Transaction, input: ScheduleWorkshop, now: Date): Promise<PlannedWorkshop> => {
  const planned = planWorkshop(input, blank(input))
  const refusal = checkWorkshop(planned)
  if (refusal) throw refusal
  accepted(checkAhead(spanOf(planned.dates).startsAt, now) ?? 'ahead')
  await checkCommunes(tx, planned)
  return planned
}

/** Writes a checked one as a draft; gives its id. */
export const writeDraft = async (
  tx: Transaction,
  planned: PlannedWorkshop,
  by: { actor: Actor; now: Date; communityIds: readonly string[]; seriesId: string | null },
): Promise<string> => {
  const { actor, now, communityIds, seriesId } = by
  const { dates, roles, ...facts } = planned
  const id = newId()
  await tx.workshop.create({
    data: {
      id,
      ...facts,
      ...spanOf(dates),
      seriesId,
      roles: [...roles],
      createdById: actor.memberId,
      createdAt: now,
      updatedAt: now,
      dates: { create: dates.map((date) => ({ id: newId(), ...date })) },
      communities: { create: communityIds.map((communityId, rank) => ({ communityId, rank })) },
      organisers: { create: { memberId: actor.memberId } },
    },
  })
  return id
}

/** Plans a workshop as a draft, which its organisers alone see; gives its id. */
export const scheduleWorkshop = (context: Context, input: ScheduleWorkshop): Promise<string> =>
  command(context, { name: 'schedule-workshop', commandId: input.commandId }, async (tx, deed) => {
    const { actor, now } = deed
    const communityIds = await checkCommunities(tx, actor, input.communityIds)
    const planned = await checkPlanned(tx, input, now)
    const id = await writeDraft(tx, planned, { actor, now, communityIds, seriesId: null })
    if (input.datePollId !== null) await settleDatePoll(tx, input.datePollId, id, deed)
    return id
  })
