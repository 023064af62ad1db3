import type { Prisma } from '@ama/database'
import { builder, type Context, defineLoader, perViewer, requireActor } from '@ama/graphql'
import { inParis, isNetworkReferent, type Actor } from '@ama/kernel'
import { Viewer } from '@ama/people'
import { mayFinishTask, mayReadOutcomes } from '../permissions/outcomes.ts'
import { readableWorkshops } from '../permissions/workshop.ts'
import { factsOf } from './loaders.ts'

/** Where the viewer may read decisions and tasks. */
const readableOutcomes = (actor: Actor): Prisma.WorkshopWhereInput =>
  isNetworkReferent(actor)
    ? {}
    : {
        OR: [
          { organisers: { some: { memberId: actor.memberId } } },
          { minutes: { publishedAt: { not: null } }, AND: [readableWorkshops(actor)] },
        ],
      }

export const TaskNode = builder.prismaNode('Task', {
  description: 'Who does what by when.',
  id: { field: 'id' },
  findUnique: (id, context) => {
    const actor = requireActor(context)
    return { id, OR: [{ assigneeId: actor.memberId }, { workshop: readableOutcomes(actor) }] }
  },
  fields: (t) => ({
    title: t.exposeString('title'),
    assignee: t.relation('assignee'),
    dueOn: t.string({
      nullable: true,
      description: 'YYYY-MM-DD; null: by no day.',
      resolve: ({ dueOn }) => dueOn?.toISOString().slice(0, 10) ?? null,
    }),
    doneAt: t.expose('doneAt', { type: 'DateTime', nullable: true }),
    overdue: t.boolean({
      description: 'Not done, and its day is over.',
      resolve: ({ dueOn, doneAt }, _args, { hub }) =>
        doneAt === null &&
        dueOn !== null &&
        dueOn.toISOString().slice(0, 10) < inParis(hub.clock.now()).toPlainDate().toString(),
    }),
    workshop: t.relation('workshop'),
    viewerMayFinish: t.boolean({
      ...perViewer,
      resolve: async (task, _args, context) => {
        const facts = await factsOf(context, task.workshopId)
        return facts !== null && mayFinishTask(requireActor(context), facts, task)
      },
    }),
  }),
})

const DecisionNode = builder.prismaNode('Decision', {
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, workshop: readableOutcomes(requireActor(context)) }),
  fields: (t) => ({
    text: t.exposeString('text'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    tasks: t.relation('tasks', { query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } }),
  }),
})

const publishedMinutes = defineLoader<Date | null>(async (ids, { hub }) => {
  const rows = await hub.database.prisma.minutes.findMany({
    where: { workshopId: { in: [...ids] } },
    select: { workshopId: true, publishedAt: true },
  })
  return new Map(rows.map(({ workshopId, publishedAt }) => [workshopId, publishedAt]))
}, null)

const isReadable = async (context: Context, id: string): Promise<boolean> => {
  const facts = await factsOf(context, id)
  const minutes = await publishedMinutes(context, id)
  return facts !== null && mayReadOutcomes(requireActor(context), facts, minutes)
}

builder.prismaObjectFields('Workshop', (t) => ({
  decisions: t.prismaField({
    ...perViewer,
    type: [DecisionNode],
    description: 'As they were written; shown with the minutes, to organisers before.',
    resolve: async (query, { id }, _args, context) =>
      (await isReadable(context, id))
        ? context.hub.database.prisma.decision.findMany({
            ...query,
            where: { workshopId: id },
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          })
        : [],
  }),
  tasks: t.prismaField({
    ...perViewer,
    type: [TaskNode],
    description: 'All of them, with those of decisions; shown with the minutes, to organisers before.',
    resolve: async (query, { id }, _args, context) =>
      (await isReadable(context, id))
        ? context.hub.database.prisma.task.findMany({
            ...query,
            where: { workshopId: id },
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          })
        : [],
  }),
}))

builder.objectFields(Viewer, (t) => ({
  tasks: t.prismaField({
    type: [TaskNode],
    description: 'What the viewer is to do, the most urgent first, then what he or she did lately; at most 100.',
    resolve: (query, { memberId }, _args, { hub }) =>
      hub.database.prisma.task.findMany({
        ...query,
        where: { assigneeId: memberId },
        orderBy: [
          { doneAt: { sort: 'desc', nulls: 'first' } },
          { dueOn: { sort: 'asc', nulls: 'last' } },
          { id: 'asc' },
        ],
        take: 100,
      }),
  }),
}))
