import { PollChoice } from '@ama/database'
import { builder, perViewer, renderMarkdown, requireActor, rowOf } from '@ama/graphql'
import { MemberNode } from '@ama/people'
import { CommunityNode } from '@ama/territories'
import { mayCloseDatePoll, readableDatePolls } from '../permissions/date-poll.ts'
import { mayRead } from '../permissions/workshop.ts'
import { bestSlot, countChoices } from '../rules/best-slot.ts'
import { WorkshopKindType } from './enums.ts'
import { factsOf } from './loaders.ts'
import { WorkshopNode } from './workshop.ts'

export const PollChoiceType = builder.enumType(PollChoice, { name: 'PollChoice' })

/** Polls that one answer lists at most. */
const longestList = 50

const inOrder = [{ startsAt: 'asc' as const }, { endsAt: 'asc' as const }, { id: 'asc' as const }]

const PollAnswer = builder.prismaObject('PollAnswer', {
  description: 'What one member said of one date.',
  fields: (t) => ({
    member: t.relation('member', { type: MemberNode }),
    choice: t.field({ type: PollChoiceType, resolve: ({ choice }) => choice }),
  }),
})

const choices = { select: { choice: true } } as const

const PollSlotNode = builder.prismaNode('PollSlot', {
  description: 'A date that might suit.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, (actor) => ({ datePoll: readableDatePolls(actor) })),
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime' }),
    endsAt: t.expose('endsAt', { type: 'DateTime' }),
    yes: t.int({ select: { answers: choices }, resolve: (slot) => countChoices(slot).yes }),
    ifNeedBe: t.int({ select: { answers: choices }, resolve: (slot) => countChoices(slot).ifNeedBe }),
    no: t.int({ select: { answers: choices }, resolve: (slot) => countChoices(slot).no }),
    viewerChoice: t.field({
      ...perViewer,
      type: PollChoiceType,
      nullable: true,
      select: { answers: { select: { choice: true, memberId: true } } },
      resolve: ({ answers }, _args, context) => {
        const { memberId } = requireActor(context)
        return answers.find((answer) => answer.memberId === memberId)?.choice ?? null
      },
    }),
    answers: t.relation('answers', {
      type: PollAnswer,
      description: 'By whom, in the order of answering.',
      query: { orderBy: [{ answeredAt: 'asc' }, { memberId: 'asc' }], take: 200 },
    }),
  }),
})

export const DatePollNode = builder.prismaNode('DatePoll', {
  description: 'Looks for a date that suits most, before a workshop is planned.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, readableDatePolls),
  fields: (t) => ({
    kind: t.field({ type: WorkshopKindType, resolve: ({ kind }) => kind }),
    title: t.exposeString('title'),
    description: t.exposeString('description', { description: 'Markdown, as written.' }),
    descriptionHtml: t.string({
      description: 'The Markdown as safe HTML.',
      resolve: ({ description }) => renderMarkdown(description),
    }),
    communities: t.field({
      type: [CommunityNode],
      description: 'Those that are asked, the leading one first.',
      select: { communities: { orderBy: { rank: 'asc' }, include: { community: true } } },
      resolve: ({ communities }) => communities.map(({ community }) => community),
    }),
    createdBy: t.relation('createdBy', { type: MemberNode }),
    closesAt: t.expose('closesAt', { type: 'DateTime', description: 'It closes itself then.' }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true }),
    slots: t.relation('slots', { type: PollSlotNode, description: 'In order of time.', query: { orderBy: inOrder } }),
    bestSlot: t.field({
      type: PollSlotNode,
      nullable: true,
      description:
        'Most “yes”; among those most who can come if need be; among those the soonest. null: nobody can come.',
      select: { slots: { orderBy: inOrder, include: { answers: true } } },
      resolve: ({ slots }) => bestSlot(slots),
    }),
    answererCount: t.int({
      description: 'How many said something.',
      select: { slots: { select: { answers: { select: { memberId: true } } } } },
      resolve: ({ slots }) => new Set(slots.flatMap(({ answers }) => answers.map(({ memberId }) => memberId))).size,
    }),
    workshop: t.field({
      ...perViewer,
      type: WorkshopNode,
      nullable: true,
      description: 'That was planned from it; null to who may not see that one yet.',
      resolve: async ({ workshopId }, _args, context) => {
        const facts = workshopId === null ? null : await factsOf(context, workshopId)
        return facts && mayRead(requireActor(context), facts) ? facts : null
      },
    }),
    viewerMayAnswer: t.boolean({
      description: 'Now: it is open.',
      resolve: ({ closedAt, closesAt }, _args, { hub }) => closedAt === null && closesAt > hub.clock.now(),
    }),
    viewerMayClose: t.boolean({
      ...perViewer,
      description: 'Closes it, or plans from it.',
      select: { communities: true },
      resolve: (poll, _args, context) => mayCloseDatePoll(requireActor(context), poll),
    }),
  }),
})

builder.queryField('datePolls', (t) =>
  t.prismaField({
    type: [DatePollNode],
    description: 'Of the viewer’s communities, the newest first; at most 50.',
    args: { open: t.arg.boolean({ description: 'Only those that take answers, or only the others.' }) },
    resolve: (query, _root, { open }, context) => {
      const { prisma } = context.hub.database
      const isOpen = { closedAt: null, closesAt: { gt: context.hub.clock.now() } }
      return prisma.datePoll.findMany({
        ...query,
        where: {
          AND: [
            readableDatePolls(requireActor(context)),
            open === true ? isOpen : open === false ? { NOT: isOpen } : {},
          ],
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: longestList,
      })
    },
  }),
)
