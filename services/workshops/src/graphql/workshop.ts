import { builder, perViewer, renderMarkdown, requireActor, rowOf } from '@ama/graphql'
import { MemberNode, RoleType } from '@ama/people'
import { CommunityNode } from '@ama/territories'
import { mayOrganise, readableWorkshops } from '../permissions/workshop.ts'
import { OpenToType, WorkshopKindType, WorkshopStateType } from './enums.ts'
import { factsOf, ownRegistration } from './loaders.ts'

const WorkshopDateNode = builder.prismaNode('WorkshopDate', {
  description: 'A half-day of a workshop, or a day.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, (actor) => ({ workshop: readableWorkshops(actor) })),
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime' }),
    endsAt: t.expose('endsAt', { type: 'DateTime' }),
    commune: t.relation('commune', { nullable: true, description: 'null: the workshop’s place.' }),
    address: t.exposeString('address', { nullable: true, description: 'null: the workshop’s place.' }),
  }),
})

export const WorkshopNode = builder.prismaNode('Workshop', {
  description: 'A workshop of managers (atelier), or a meeting of communities (rencontre).',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, readableWorkshops),
  fields: (t) => ({
    kind: t.field({ type: WorkshopKindType, resolve: ({ kind }) => kind }),
    state: t.field({ type: WorkshopStateType, resolve: ({ state }) => state }),
    title: t.exposeString('title'),
    description: t.exposeString('description', { description: 'Markdown, as written.' }),
    descriptionHtml: t.string({
      description: 'The Markdown as safe HTML.',
      resolve: ({ description }) => renderMarkdown(description),
    }),
    openTo: t.field({ type: OpenToType, resolve: ({ openTo }) => openTo }),
    roles: t.field({
      type: [RoleType],
      description: 'Only who holds one of these roles may register; empty: whoever it is open to.',
      resolve: ({ roles }) => roles,
    }),
    publicListing: t.exposeBoolean('publicListing', { description: 'Shown in the public calendars.' }),
    communities: t.field({
      type: [CommunityNode],
      description: 'Those it is for, the leading one first.',
      select: { communities: { orderBy: { rank: 'asc' }, include: { community: true } } },
      resolve: ({ communities }) => communities.map(({ community }) => community),
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'Start of its first date.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'End of its last date.' }),
    dates: t.prismaField({
      type: [WorkshopDateNode],
      select: (_args, _context, nestedSelection) => ({
        dates: nestedSelection({ orderBy: [{ startsAt: 'asc' as const }, { id: 'asc' as const }] }),
      }),
      resolve: (_query, { dates }) => dates,
    }),
    commune: t.relation('commune', { nullable: true }),
    address: t.exposeString('address', { nullable: true }),
    access: t.exposeString('access', { nullable: true, description: 'How to get there.' }),
    hasVideo: t.boolean({ resolve: ({ videoUrl }) => videoUrl !== null }),
    videoUrl: t.string({
      ...perViewer,
      nullable: true,
      description: 'Only for who has a seat, and for organisers.',
      resolve: async ({ id, videoUrl }, _args, context) => {
        const own = await ownRegistration(context, id)
        if (own && ['REGISTERED', 'ATTENDED', 'EXCUSED', 'ABSENT'].includes(own.state)) return videoUrl
        const facts = await factsOf(context, id)
        return facts && mayOrganise(requireActor(context), facts) ? videoUrl : null
      },
    }),
    seats: t.exposeInt('seats', { nullable: true, description: 'null: as many as come.' }),
    seatsPerEstablishment: t.exposeInt('seatsPerEstablishment', { nullable: true }),
    seatsTaken: t.exposeInt('seatsTaken', { description: 'Offered seats are taken too, until they are answered.' }),
    seatsLeft: t.int({
      nullable: true,
      description: 'null: as many as come.',
      resolve: ({ seats, seatsTaken }) => (seats === null ? null : seats - seatsTaken),
    }),
    waitingCount: t.exposeInt('waitingCount'),
    offerHours: t.exposeInt('offerHours', { description: 'Hours that an offered seat waits; fewer close to the day.' }),
    version: t.exposeInt('version'),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    cancelledAt: t.expose('cancelledAt', { type: 'DateTime', nullable: true }),
    cancelReason: t.exposeString('cancelReason', { nullable: true }),
    organisers: t.field({
      type: [MemberNode],
      select: { organisers: { include: { member: true } } },
      resolve: ({ organisers }) => organisers.map(({ member }) => member),
    }),
  }),
})

export const WorkshopEdge = builder.edgeObject({ name: 'WorkshopEdge', type: WorkshopNode })
export const WorkshopConnection = builder.connectionObject(
  { name: 'WorkshopConnection', type: WorkshopNode },
  WorkshopEdge,
)
