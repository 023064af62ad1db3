import type { Prisma } from '@ama/database'
import { builder, type Context, idOf, isRowCursor, pageCost, perViewer, requireActor } from '@ama/graphql'
import { belongsTo } from '@ama/kernel'
import { Viewer } from '@ama/people'
import { mayPlan, mayRead, readableWorkshops } from '../permissions/workshop.ts'
import { WorkshopKindType, WorkshopStateType } from './enums.ts'
import { WorkshopConnection, WorkshopEdge, WorkshopNode } from './workshop.ts'

const WorkshopOrder = builder.enumType('WorkshopOrder', { values: ['SOONEST_FIRST', 'LATEST_FIRST'] as const })

const WorkshopFilter = builder.inputType('WorkshopFilter', {
  fields: (t) => ({
    communityId: t.id(),
    kind: t.field({ type: WorkshopKindType }),
    communeCode: t.string({ description: 'Where it takes place, on one of its dates at least.' }),
    from: t.field({ type: 'DateTime', description: 'Ends after this.' }),
    until: t.field({ type: 'DateTime', description: 'Starts before this.' }),
    state: t.field({ type: WorkshopStateType }),
    mine: t.boolean({
      description: 'Only those where the viewer is registered or waits, or that he or she organises.',
    }),
  }),
})

const concerning = (memberId: string): Prisma.WorkshopWhereInput => ({
  OR: [{ organisers: { some: { memberId } } }, { registrations: { some: { memberId, state: { not: 'CANCELLED' } } } }],
})

const matching = (context: Context, filter: typeof WorkshopFilter.$inferInput): Prisma.WorkshopWhereInput => {
  const { communityId, kind, communeCode, from, until, state, mine } = filter
  const { memberId } = requireActor(context)
  return {
    AND: [
      communityId ? { communities: { some: { communityId: idOf('Community', communityId, 'communityId') } } } : {},
      communeCode ? { OR: [{ communeCode }, { dates: { some: { communeCode } } }] } : {},
      kind ? { kind } : {},
      state ? { state } : {},
      from ? { endsAt: { gt: from } } : {},
      until ? { startsAt: { lt: until } } : {},
      mine ? concerning(memberId) : {},
    ],
  }
}

builder.queryField('workshops', (t) =>
  t.prismaConnection(
    {
      type: WorkshopNode,
      cursor: 'id',
      complexity: pageCost(isRowCursor),
      description: 'Workshops and meetings that the viewer may see, by their start.',
      args: { filter: t.arg({ type: WorkshopFilter }), order: t.arg({ type: WorkshopOrder }) },
      resolve: (query, _root, { filter, order }, context) => {
        const direction = order === 'LATEST_FIRST' ? 'desc' : 'asc'
        return context.hub.database.prisma.workshop.findMany({
          ...query,
          where: { AND: [readableWorkshops(requireActor(context)), matching(context, filter ?? {})] },
          orderBy: [{ startsAt: direction }, { id: direction }],
        })
      },
    },
    WorkshopConnection,
    WorkshopEdge,
  ),
)

const upcomingIn = (communityId: string, { hub }: Context): Prisma.WorkshopWhereInput => ({
  state: 'PUBLISHED',
  endsAt: { gt: hub.clock.now() },
  communities: { some: { communityId } },
})

/** More meetings to come than a community ever has: to others than its members, what they may see of them. */
const many = 100
const facts = { communities: true, organisers: true } satisfies Prisma.WorkshopInclude

const noFacts = { communities: [], organisers: [] }

const soonestFirst = [{ startsAt: 'asc' }, { id: 'asc' }] satisfies Prisma.WorkshopOrderByWithRelationInput[]

builder.prismaObjectFields('Community', (t) => ({
  upcomingWorkshops: t.prismaField({
    ...perViewer,
    type: [WorkshopNode],
    description: 'Published and not over, the soonest first; at most 10.',
    resolve: async (query, { id }, _args, context) => {
      const actor = requireActor(context)
      // What is published for a community is for all its members.
      const all = belongsTo(actor, id)
      const found = await context.hub.database.prisma.workshop.findMany({
        ...query,
        ...(all ? {} : { include: { ...facts, ...('include' in query ? query.include : {}) } }),
        where: upcomingIn(id, context),
        orderBy: soonestFirst,
        take: all ? 10 : many,
      })
      return all ? found : found.filter((workshop) => mayRead(actor, { ...noFacts, ...workshop })).slice(0, 10)
    },
  }),
  viewerMayPlan: t.boolean({
    ...perViewer,
    description: 'A workshop for this community.',
    resolve: ({ id }, _args, context) => mayPlan(requireActor(context), [id]),
  }),
}))

builder.objectFields(Viewer, (t) => ({
  mayPlan: t.boolean({
    description: 'Workshops, for some community at least.',
    resolve: (viewer) => viewer.roles.some(({ role }) => role === 'NETWORK_REFERENT' || role === 'MANAGER'),
  }),
  upcomingWorkshops: t.prismaField({
    type: [WorkshopNode],
    description: 'Not over, where the viewer is registered or waits, or that he or she organises; at most 10.',
    resolve: (query, viewer, _args, { hub }) =>
      hub.database.prisma.workshop.findMany({
        ...query,
        where: {
          endsAt: { gt: hub.clock.now() },
          state: { not: 'CANCELLED' },
          AND: [readableWorkshops(viewer), concerning(viewer.memberId)],
        },
        orderBy: soonestFirst,
        take: 10,
      }),
  }),
}))
