import { AgendaPointState } from '@ama/database'
import { builder, commandIdField, encodeNodeId, idOf, orRefusal, perViewer, requireActor, resultOf } from '@ama/graphql'
import { MemberNode } from '@ama/people'
import { isNetworkReferent } from '@ama/kernel'
import { editAgendaPoint, orderAgenda, proposeAgendaPoint, withdrawAgendaPoint } from '../commands/agenda.ts'
import { mayProposePoint, mayReadPoint, mayWithdrawPoint } from '../permissions/agenda.ts'
import { readableWorkshops } from '../permissions/workshop.ts'
import { factsOf } from './loaders.ts'
import { workshopById } from './workshop-mutations.ts'
import { WorkshopNode } from './workshop.ts'

const AgendaPointStateType = builder.enumType(AgendaPointState, { name: 'AgendaPointState' })

const AgendaPointNode = builder.prismaNode('AgendaPoint', {
  description: 'What will be talked about; some points take up a thread of peer help.',
  id: { field: 'id' },
  findUnique: (id, context) => {
    const actor = requireActor(context)
    const { memberId } = actor
    const declined = {
      OR: [
        { state: { not: AgendaPointState.DECLINED } },
        { proposedById: memberId },
        { workshop: { organisers: { some: { memberId } } } },
      ],
    }
    return { id, workshop: readableWorkshops(actor), AND: isNetworkReferent(actor) ? [] : [declined] }
  },
  fields: (t) => ({
    title: t.exposeString('title'),
    threadId: t.id({
      nullable: true,
      description: 'The thread that it takes up, for who may read that one.',
      resolve: ({ threadId }) => threadId && encodeNodeId('Thread', threadId),
    }),
    threadSolved: t.exposeBoolean('threadSolved', { description: 'That thread was solved meanwhile.' }),
    minutes: t.exposeInt('minutes', { nullable: true, description: 'How long it is expected to take.' }),
    state: t.field({ type: AgendaPointStateType, resolve: ({ state }) => state }),
    proposedBy: t.relation('proposedBy', { type: MemberNode }),
    viewerMayWithdraw: t.boolean({
      ...perViewer,
      resolve: async (point, _args, context) => {
        const facts = await factsOf(context, point.workshopId)
        return facts !== null && mayWithdrawPoint(requireActor(context), facts, point)
      },
    }),
  }),
})

builder.prismaObjectFields('Workshop', (t) => ({
  agenda: t.prismaField({
    ...perViewer,
    type: [AgendaPointNode],
    description: 'The accepted points in their order, then those that wait for an answer; declined ones last.',
    resolve: async (query, { id: workshopId }, _args, context) => {
      const facts = await factsOf(context, workshopId)
      if (!facts) return []
      const points = await context.hub.database.prisma.agendaPoint.findMany({
        ...query,
        where: { workshopId },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
      })
      const order = ['ACCEPTED', 'PROPOSED', 'DECLINED']
      return points
        .filter((point) => mayReadPoint(requireActor(context), facts, point))
        .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
    },
  }),
  viewerMayProposePoint: t.boolean({
    ...perViewer,
    resolve: async ({ id }, _args, context) => {
      const facts = await factsOf(context, id)
      return facts !== null && mayProposePoint(requireActor(context), facts, context.hub.clock.now())
    },
  }),
}))

const ProposeAgendaPointInput = builder.inputType('ProposeAgendaPointInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    title: t.string({ required: true, description: 'At most 160 characters.' }),
    threadId: t.id({ description: 'An open thread that it takes up.' }),
    minutes: t.int({ description: 'How long it is expected to take.' }),
    commandId: commandIdField(t),
  }),
})
const EditAgendaPointInput = builder.inputType('EditAgendaPointInput', {
  fields: (t) => ({
    agendaPointId: t.id({ required: true }),
    title: t.string(),
    minutes: t.int({ description: 'null: not said.' }),
    state: t.field({ type: AgendaPointStateType }),
    commandId: commandIdField(t),
  }),
})
const OrderAgendaInput = builder.inputType('OrderAgendaInput', {
  fields: (t) => ({
    workshopId: t.id({ required: true }),
    agendaPointIds: t.idList({ required: true, description: 'All the accepted ones.' }),
    commandId: commandIdField(t),
  }),
})
const WithdrawAgendaPointInput = builder.inputType('WithdrawAgendaPointInput', {
  fields: (t) => ({ agendaPointId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationFields((t) => ({
  proposeAgendaPoint: t.field({
    type: resultOf('ProposeAgendaPoint', WorkshopNode),
    description: 'A point to talk about; an organiser’s is accepted at once.',
    args: { input: t.arg({ type: ProposeAgendaPointInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        const threadId = input.threadId ? idOf('Thread', input.threadId, 'threadId') : null
        const minutes = input.minutes ?? null
        return workshopById(context, await proposeAgendaPoint(context, { ...input, workshopId, threadId, minutes }))
      }),
  }),
  editAgendaPoint: t.field({
    type: resultOf('EditAgendaPoint', WorkshopNode),
    description: 'Accepts, declines or rewords a point, by organisers.',
    args: { input: t.arg({ type: EditAgendaPointInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const agendaPointId = idOf('AgendaPoint', input.agendaPointId, 'agendaPointId')
        return workshopById(context, await editAgendaPoint(context, { ...input, agendaPointId }))
      }),
  }),
  orderAgenda: t.field({
    type: resultOf('OrderAgenda', WorkshopNode),
    args: { input: t.arg({ type: OrderAgendaInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const workshopId = idOf('Workshop', input.workshopId, 'workshopId')
        const agendaPointIds = input.agendaPointIds.map((id) => idOf('AgendaPoint', id, 'agendaPointIds'))
        return workshopById(context, await orderAgenda(context, { ...input, workshopId, agendaPointIds }))
      }),
  }),
  withdrawAgendaPoint: t.field({
    type: resultOf('WithdrawAgendaPoint', WorkshopNode),
    args: { input: t.arg({ type: WithdrawAgendaPointInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const agendaPointId = idOf('AgendaPoint', input.agendaPointId, 'agendaPointId')
        return workshopById(context, await withdrawAgendaPoint(context, { ...input, agendaPointId }))
      }),
  }),
}))
