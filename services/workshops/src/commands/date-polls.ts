import type { PollChoice, WorkshopKind } from '@ama/database'
import { datePollAnswered, datePollOpened } from '@ama/events'
import { checkHourExists, command, type Context } from '@ama/graphql'
import { accepted, conflict, invalid, newId } from '@ama/kernel'
import { checkDatePoll } from '../rules/check-date-poll.ts'
import { checkCommunities } from './schedule-workshop.ts'
import { checkMayClose, close, lockDatePoll, tellOfPoll, withCommunities } from './settle-date-poll.ts'

interface Once {
  readonly commandId?: string | null | undefined
}

export interface OpenDatePoll extends Once {
  readonly kind: WorkshopKind
  readonly title: string
  readonly description: string
  readonly communityIds: readonly string[]
  readonly slots: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
  readonly closesAt: Date
}

/** Asks communities which of several dates suits, by who may plan for all of them; gives the poll's id. */
export const openDatePoll = (context: Context, input: OpenDatePoll): Promise<string> =>
  command(context, { name: 'open-date-poll', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const communityIds = await checkCommunities(tx, actor, input.communityIds)
    const clean = (text: string) => text.replaceAll('\u0000', '').trim()
    const slots = input.slots
      .map(({ startsAt, endsAt }) => ({
        startsAt: accepted(checkHourExists(startsAt, 'slots')),
        endsAt: accepted(checkHourExists(endsAt, 'slots')),
      }))
      .toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    const { kind, closesAt } = input
    const texts = { title: clean(input.title), description: clean(input.description) }
    const refusal = checkDatePoll({ ...texts, slots, closesAt }, now)
    if (refusal) throw refusal
    const poll = await tx.datePoll.create({
      data: {
        id: newId(),
        kind,
        ...texts,
        closesAt,
        createdById: actor.memberId,
        createdAt: now,
        slots: { create: slots.map((slot) => ({ id: newId(), ...slot })) },
        communities: { create: communityIds.map((communityId, rank) => ({ communityId, rank })) },
      },
      include: withCommunities,
    })
    await tellOfPoll(emit, poll, datePollOpened, { datePollId: poll.id })
    return poll.id
  })

/** Which of its dates suit; what was said before of these dates is replaced. Gives the poll's id. */
export const answerDatePoll = (
  context: Context,
  input: Once & {
    readonly datePollId: string
    readonly choices: readonly { readonly slotId: string; readonly choice: PollChoice }[]
  },
): Promise<string> =>
  command(context, { name: 'answer-date-poll', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const poll = await lockDatePoll(tx, actor, input.datePollId)
    if (poll.closedAt !== null || poll.closesAt <= now) {
      throw conflict('Ce sondage est fermé : il ne prend plus de réponse.')
    }
    const choices = new Map(input.choices.map(({ slotId, choice }) => [slotId, choice]))
    if (choices.size === 0) throw invalid('choices', 'Répondez pour une date au moins.')
    const slotIds = [...choices.keys()]
    if ((await tx.pollSlot.count({ where: { id: { in: slotIds }, datePollId: poll.id } })) < slotIds.length) {
      throw invalid('choices', 'L’une de ces dates n’est pas dans ce sondage : rechargez la page.')
    }
    const { memberId } = actor
    await tx.pollAnswer.deleteMany({ where: { memberId, slotId: { in: slotIds } } })
    await tx.pollAnswer.createMany({
      data: [...choices].map(([slotId, choice]) => ({ slotId, memberId, choice, answeredAt: now })),
    })
    await tellOfPoll(emit, poll, datePollAnswered, { datePollId: poll.id })
    return poll.id
  })

/** Takes no more answers; closed twice is closed once. Gives the poll's id. */
export const closeDatePoll = (context: Context, input: Once & { readonly datePollId: string }): Promise<string> =>
  command(context, { name: 'close-date-poll', commandId: input.commandId }, async (tx, deed) => {
    const poll = await lockDatePoll(tx, deed.actor, input.datePollId)
    checkMayClose(deed.actor, poll)
    if (poll.closedAt === null) await close(tx, poll, null, deed)
    return poll.id
  })
