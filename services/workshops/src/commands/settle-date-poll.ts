import type { DatePoll, Prisma, Transaction } from '@ama/database'
import { datePollClosed, type EventDefinition } from '@ama/events'
import type { Deed } from '@ama/graphql'
import { conflict, forbidden, notFound, type Actor } from '@ama/kernel'
import type { z } from 'zod'
import { mayCloseDatePoll, mayReadDatePoll } from '../permissions/date-poll.ts'

export const withCommunities = { communities: { orderBy: { rank: 'asc' } } } satisfies Prisma.DatePollInclude
type FoundDatePoll = Prisma.DatePollGetPayload<{ include: typeof withCommunities }>

/** Each community that is asked hears of it. */
export const tellOfPoll = async <Data extends z.ZodType>(
  emit: Deed['emit'],
  poll: FoundDatePoll,
  definition: EventDefinition<Data>,
  data: z.input<Data>,
): Promise<void> => {
  for (const { communityId } of poll.communities) {
    const event = { definition, subjectId: poll.id, communityId, audience: 'community' as const, data }
    await emit(event as Parameters<Deed['emit']>[0])
  }
}

/** The poll that a member may read, its row locked: an answer comes before it closes, or not at all. */
export const lockDatePoll = async (tx: Transaction, actor: Actor, datePollId: string): Promise<FoundDatePoll> => {
  await tx.$queryRaw`SELECT 1 FROM date_poll WHERE id = ${datePollId}::uuid FOR UPDATE`
  const poll = await tx.datePoll.findUnique({ where: { id: datePollId }, include: withCommunities })
  if (!poll) throw notFound('Ce sondage n’existe pas ou n’existe plus.')
  if (!mayReadDatePoll(actor, poll)) throw forbidden('Ce sondage est réservé aux membres de ses communautés.')
  return poll
}

export const checkMayClose = (actor: Actor, poll: FoundDatePoll): void => {
  if (!mayCloseDatePoll(actor, poll)) {
    throw forbidden('Un sondage se ferme par la personne qui l’a ouvert, ou par la référente réseau.')
  }
}

/** Takes no more answers; a workshop may have been planned from it. */
export const close = async (
  tx: Transaction,
  poll: FoundDatePoll,
  workshopId: string | null,
  { now, emit }: Pick<Deed, 'now' | 'emit'>,
): Promise<void> => {
  const closedAt = poll.closedAt ?? now
  await tx.datePoll.update({ where: { id: poll.id }, data: { closedAt, workshopId } })
  await tellOfPoll(emit, poll, datePollClosed, { datePollId: poll.id, workshopId })
}

/** The workshop that was planned from a poll closes it, and stands there as what came of it. */
export const settleDatePoll = async (
  tx: Transaction,
  datePollId: string,
  workshopId: string,
  deed: Pick<Deed, 'actor' | 'now' | 'emit'>,
): Promise<void> => {
  const poll = await lockDatePoll(tx, deed.actor, datePollId)
  checkMayClose(deed.actor, poll)
  if (poll.workshopId !== null) throw conflict('Une rencontre est déjà prévue à partir de ce sondage.')
  await close(tx, poll, workshopId, deed)
}

/** Those who answered the poll may see now what came of it. */
export const tellOfPlanned = async (
  tx: Transaction,
  workshopId: string,
  { emit }: Pick<Deed, 'emit'>,
): Promise<void> => {
  const poll = await tx.datePoll.findUnique({ where: { workshopId }, include: withCommunities })
  if (poll) await tellOfPoll(emit, poll, datePollClosed, { datePollId: poll.id, workshopId })
}

/** Closes a poll whose time is over; null when somebody was quicker. */
export const closeWhenDue = async (
  tx: Transaction,
  datePollId: string,
  deed: Pick<Deed, 'now' | 'emit'>,
): Promise<DatePoll | null> => {
  await tx.$queryRaw`SELECT 1 FROM date_poll WHERE id = ${datePollId}::uuid FOR UPDATE`
  const due = { id: datePollId, closedAt: null, closesAt: { lte: deed.now } }
  const poll = await tx.datePoll.findFirst({ where: due, include: withCommunities })
  if (poll) await close(tx, poll, null, deed)
  return poll
}
