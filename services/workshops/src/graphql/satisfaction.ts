import { builder, commandIdField, defineLoader, idOf, orRefusal, perViewer, requireActor, resultOf } from '@ama/graphql'
import { findWorkshop } from '../commands/find-workshop.ts'
import { answerSatisfaction } from '../commands/answer-satisfaction.ts'
import { mayTellSatisfaction } from '../permissions/outcomes.ts'
import { mayOrganise } from '../permissions/workshop.ts'
import { factsOf, ownRegistration } from './loaders.ts'
import { WorkshopNode } from './workshop.ts'

interface Answers {
  readonly count: number
  readonly useful: number | null
  readonly organised: number | null
  readonly recommend: number | null
}

const satisfactionOf = defineLoader<Answers>(
  async (ids, { hub }) => {
    const rows = await hub.database.prisma.satisfactionAnswer.groupBy({
      by: ['workshopId'],
      where: { workshopId: { in: [...ids] } },
      _count: true,
      _avg: { useful: true, organised: true, recommend: true },
    })
    return new Map(rows.map(({ workshopId, _count, _avg }) => [workshopId, { count: _count, ..._avg }]))
  },
  { count: 0, useful: null, organised: null, recommend: null },
)

const ticketOf = defineLoader<boolean>(async (ids, context) => {
  const { memberId } = requireActor(context)
  const rows = await context.hub.database.prisma.satisfactionTicket.findMany({
    where: { memberId, workshopId: { in: [...ids] } },
  })
  return new Map(rows.map(({ workshopId }) => [workshopId, true]))
}, false)

/** Fewer answers would tell who gave them. */
const fewest = 5

const SatisfactionResults = builder.objectRef<Answers>('SatisfactionResults').implement({
  description: 'Means of marks from 1 to 5.',
  fields: (t) => ({
    useful: t.float({ resolve: ({ useful }) => useful ?? 0 }),
    organised: t.float({ resolve: ({ organised }) => organised ?? 0 }),
    recommend: t.float({ resolve: ({ recommend }) => recommend ?? 0 }),
  }),
})

const Satisfaction = builder.objectRef<{ readonly workshopId: string }>('Satisfaction').implement({
  description: 'What participants thought of it, without names.',
  fields: (t) => ({
    viewerAnswered: t.boolean({ resolve: ({ workshopId }, _args, context) => ticketOf(context, workshopId) }),
    viewerMayAnswer: t.boolean({
      resolve: async ({ workshopId }, _args, context) => {
        const [facts, own, answered] = await Promise.all([
          factsOf(context, workshopId),
          ownRegistration(context, workshopId),
          ticketOf(context, workshopId),
        ])
        return !answered && facts !== null && mayTellSatisfaction(own, facts, context.hub.clock.now())
      },
    }),
    answerCount: t.int({
      resolve: async ({ workshopId }, _args, context) => (await satisfactionOf(context, workshopId)).count,
    }),
    results: t.field({
      ...perViewer,
      type: SatisfactionResults,
      nullable: true,
      description: 'For organisers and those who took part; null under five answers.',
      resolve: async ({ workshopId }, _args, context) => {
        const [facts, own, answers] = await Promise.all([
          factsOf(context, workshopId),
          ownRegistration(context, workshopId),
          satisfactionOf(context, workshopId),
        ])
        if (!facts || answers.count < fewest) return null
        const took = mayTellSatisfaction(own, facts, context.hub.clock.now())
        return took || mayOrganise(requireActor(context), facts) ? answers : null
      },
    }),
  }),
})

builder.prismaObjectFields('Workshop', (t) => ({
  satisfaction: t.field({ type: Satisfaction, resolve: ({ id }) => ({ workshopId: id }) }),
}))

const AnswerSatisfactionInput = builder.inputType('AnswerSatisfactionInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    useful: t.int({ required: true, description: 'From 1 to 5; so with the others.' }),
    organised: t.int({ required: true }),
    recommend: t.int({ required: true }),
    commandId: commandIdField(t),
  }),
})

builder.mutationFields((t) => ({
  answerSatisfaction: t.field({
    ...perViewer,
    type: resultOf('AnswerSatisfaction', WorkshopNode),
    description: 'By who took part, once, after the end; kept without a name.',
    args: { input: t.arg({ type: AnswerSatisfactionInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        const id = await answerSatisfaction(context, { ...input, workshopId })
        return context.hub.database.prisma.$transaction((tx) => findWorkshop(tx, requireActor(context), id))
      }),
  }),
}))
