import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { notFound } from '@ama/kernel'
import { answerDatePoll, closeDatePoll, openDatePoll } from '../commands/date-polls.ts'
import { readableDatePolls } from '../permissions/date-poll.ts'
import { DatePollNode, PollChoiceType } from './date-poll.ts'
import { WorkshopKindType } from './enums.ts'
import { communityIdsOf } from './workshop-mutations.ts'

/** As the viewer may read it now: a command sent again gives its first answer, but not to who has left since. */
const datePollById = async (context: Context, id: string) => {
  const where = { id, AND: [readableDatePolls(requireActor(context))] }
  const poll = await context.hub.database.prisma.datePoll.findFirst({ where })
  if (!poll) throw notFound('Ce sondage n’existe pas ou n’existe plus.')
  return poll
}

const PollSlotInput = builder.inputType('PollSlotInput', {
  fields: (t) => ({
    startsAt: t.field({ type: 'DateTime', required: true }),
    endsAt: t.field({ type: 'DateTime', required: true }),
  }),
})
const OpenDatePollInput = builder.inputType('OpenDatePollInput', {
  fields: (t) => ({
    title: t.string({ required: true }),
    kind: t.field({ type: WorkshopKindType, required: true }),
    description: t.string({ description: 'Markdown, at most 20,000 characters.' }),
    communityIds: t.idList({ required: true, description: 'The first one leads.' }),
    slots: t.field({ type: [PollSlotInput], required: true, description: 'From 2 to 30.' }),
    closesAt: t.field({ type: 'DateTime', required: true, description: 'Before the first of its dates.' }),
    commandId: commandIdField(t),
  }),
})
const SlotChoiceInput = builder.inputType('SlotChoiceInput', {
  fields: (t) => ({
    slotId: t.id({ required: true }),
    choice: t.field({ type: PollChoiceType, required: true }),
  }),
})
const AnswerDatePollInput = builder.inputType('AnswerDatePollInput', {
  fields: (t) => ({
    datePollId: t.id({ required: true }),
    choices: t.field({ type: [SlotChoiceInput], required: true }),
    commandId: commandIdField(t),
  }),
})
const CloseDatePollInput = builder.inputType('CloseDatePollInput', {
  fields: (t) => ({ datePollId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationFields((t) => ({
  openDatePoll: t.field({
    type: resultOf('OpenDatePoll', DatePollNode),
    description: 'Asks communities which of several dates suits; by who may plan for all of them.',
    args: { input: t.arg({ type: OpenDatePollInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const communityIds = communityIdsOf(input.communityIds)
        const description = input.description ?? ''
        return datePollById(context, await openDatePoll(context, { ...input, description, communityIds }))
      }),
  }),
  answerDatePoll: t.field({
    type: resultOf('AnswerDatePoll', DatePollNode),
    description: 'Yes, if need be, or no to some of its dates; said again, it replaces what was said of them.',
    args: { input: t.arg({ type: AnswerDatePollInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const datePollId = idOf('DatePoll', input.datePollId, 'datePollId')
        const choices = input.choices.map(({ slotId, choice }) => ({
          slotId: idOf('PollSlot', slotId, 'choices'),
          choice,
        }))
        return datePollById(context, await answerDatePoll(context, { ...input, datePollId, choices }))
      }),
  }),
  closeDatePoll: t.field({
    type: resultOf('CloseDatePoll', DatePollNode),
    description: 'Before its time; planning a workshop from it closes it too.',
    args: { input: t.arg({ type: CloseDatePollInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const datePollId = idOf('DatePoll', input.datePollId, 'datePollId')
        return datePollById(context, await closeDatePoll(context, { ...input, datePollId }))
      }),
  }),
}))
