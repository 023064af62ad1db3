import { AmendmentState, ProposalState, type Prisma } from '@ama/database'
import {
  builder,
  defineLoader,
  isRowCursor,
  pageCost,
  perViewer,
  renderMarkdown,
  requireActor,
  rowOf,
} from '@ama/graphql'
import type { Actor } from '@ama/kernel'
import { MemberNode } from '@ama/people'
import { mayEditProposal, maySetProposalState, mayTakePart } from '../permissions/proposal.ts'
import { mayRead } from '../permissions/workshop.ts'
import { factsOf } from './loaders.ts'
import { WorkshopNode } from './workshop.ts'

export const ProposalStateType = builder.enumType(ProposalState, { name: 'ProposalState' })
const AmendmentStateType = builder.enumType(AmendmentState, { name: 'AmendmentState' })

/** Nobody without a role; everybody else all of it. */
const readableProposals = (actor: Actor): Prisma.ProposalWhereInput => (mayTakePart(actor) ? {} : { id: { in: [] } })

const ownSupport = defineLoader<boolean>(async (ids, context) => {
  const { memberId } = requireActor(context)
  const rows = await context.hub.database.prisma.proposalSupport.findMany({
    where: { memberId, proposalId: { in: [...ids] } },
  })
  return new Map(rows.map(({ proposalId }) => [proposalId, true]))
}, false)

const ProposalStep = builder.prismaObject('ProposalStep', {
  fields: (t) => ({
    state: t.field({ type: ProposalStateType, resolve: ({ state }) => state }),
    reason: t.exposeString('reason', { nullable: true }),
    member: t.relation('member', { type: MemberNode }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

const AmendmentNode = builder.prismaNode('Amendment', {
  description: 'Another text, suggested by a participant or partner.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, (actor) => ({ proposal: readableProposals(actor) })),
  fields: (t) => ({
    body: t.exposeString('body', { description: 'The whole new text; Markdown, as written.' }),
    bodyHtml: t.string({ description: 'The Markdown as safe HTML.', resolve: ({ body }) => renderMarkdown(body) }),
    reason: t.exposeString('reason'),
    state: t.field({ type: AmendmentStateType, resolve: ({ state }) => state }),
    outdated: t.boolean({
      description: 'The proposal changed since: it can no longer be accepted.',
      select: { version: true, state: true, proposal: { select: { version: true } } },
      resolve: ({ version, state, proposal }) => state === 'PROPOSED' && version !== proposal.version,
    }),
    author: t.relation('author', { type: MemberNode }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
  }),
})

export const ProposalNode = builder.prismaNode('Proposal', {
  description: 'A proposal of the managerial-transformation plan.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, readableProposals),
  fields: (t) => ({
    title: t.exposeString('title'),
    body: t.exposeString('body', { description: 'Markdown, as written.' }),
    bodyHtml: t.string({ description: 'The Markdown as safe HTML.', resolve: ({ body }) => renderMarkdown(body) }),
    theme: t.exposeString('theme'),
    partners: t.exposeStringList('partners', {
      description: 'Organisations that contribute, as they call themselves.',
    }),
    state: t.field({ type: ProposalStateType, resolve: ({ state }) => state }),
    version: t.exposeInt('version', { description: 'Of its texts: give it back when editing or amending.' }),
    supportCount: t.exposeInt('supportCount'),
    viewerSupports: t.boolean({ ...perViewer, resolve: ({ id }, _args, context) => ownSupport(context, id) }),
    author: t.relation('author', { type: MemberNode }),
    workshop: t.field({
      ...perViewer,
      type: WorkshopNode,
      nullable: true,
      description: 'That it grew out of; null to who may not see that one.',
      resolve: async ({ workshopId }, _args, context) => {
        const facts = workshopId === null ? null : await factsOf(context, workshopId)
        return facts && mayRead(requireActor(context), facts) ? facts : null
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    steps: t.relation('steps', {
      description: 'What became of it, the oldest first.',
      type: ProposalStep,
      query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    }),
    amendments: t.relation('amendments', {
      description: 'The newest first; at most 100.',
      type: AmendmentNode,
      query: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 100 },
    }),
    viewerMayEdit: t.boolean({
      ...perViewer,
      resolve: (proposal, _args, context) => mayEditProposal(requireActor(context), proposal),
    }),
    viewerMaySetState: t.boolean({
      ...perViewer,
      resolve: (_proposal, _args, context) => maySetProposalState(requireActor(context)),
    }),
  }),
})

const ProposalEdge = builder.edgeObject({ name: 'ProposalEdge', type: ProposalNode })
const ProposalConnection = builder.connectionObject({ name: 'ProposalConnection', type: ProposalNode }, ProposalEdge)

interface Counted {
  readonly name: string
  readonly count: number
  readonly done: number
}
const ProposalCount = builder.objectRef<Counted>('ProposalCount').implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    count: t.exposeInt('count', { description: 'Proposals that are not dropped.' }),
    done: t.exposeInt('done'),
  }),
})

builder.queryFields((t) => ({
  proposals: t.prismaConnection(
    {
      ...perViewer,
      type: ProposalNode,
      cursor: 'id',
      complexity: pageCost(isRowCursor),
      description: 'The plan: the most supported first, of one theme, partner or state perhaps.',
      args: { theme: t.arg.string(), partner: t.arg.string(), state: t.arg({ type: ProposalStateType }) },
      resolve: (query, _root, { theme, partner, state }, context) =>
        context.hub.database.prisma.proposal.findMany({
          ...query,
          where: {
            AND: [
              readableProposals(requireActor(context)),
              theme ? { theme } : {},
              partner ? { partners: { has: partner } } : {},
              state ? { state } : {},
            ],
          },
          orderBy: [{ supportCount: 'desc' }, { createdAt: 'asc' }, { id: 'asc' }],
        }),
    },
    ProposalConnection,
    ProposalEdge,
  ),
  proposalThemes: t.field({
    ...perViewer,
    type: [ProposalCount],
    description: 'By name; at most 100.',
    resolve: (_root, _args, context) => {
      if (!mayTakePart(requireActor(context))) return []
      return context.hub.database.prisma.$queryRaw<Counted[]>`
        SELECT theme AS name, count(*) FILTER (WHERE state <> 'DROPPED')::int AS count,
               count(*) FILTER (WHERE state = 'DONE')::int AS done
          FROM proposal GROUP BY theme ORDER BY theme LIMIT 100`
    },
  }),
  proposalPartners: t.field({
    ...perViewer,
    type: [ProposalCount],
    description: 'By name; at most 100.',
    resolve: (_root, _args, context) => {
      if (!mayTakePart(requireActor(context))) return []
      return context.hub.database.prisma.$queryRaw<Counted[]>`
        SELECT partner AS name, count(*) FILTER (WHERE state <> 'DROPPED')::int AS count,
               count(*) FILTER (WHERE state = 'DONE')::int AS done
          FROM proposal, unnest(partners) AS partner GROUP BY partner ORDER BY partner LIMIT 100`
    },
  }),
}))

builder.prismaObjectFields('Workshop', (t) => ({
  proposals: t.relation('proposals', {
    ...perViewer,
    description: 'Of the plan, that grew out of it.',
    type: ProposalNode,
    query: (_args, context) => ({
      where: readableProposals(requireActor(context)),
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  }),
}))
