import SchemaBuilder from '@pothos/core'
import PrismaPlugin from '@pothos/plugin-prisma'
import RelayPlugin, { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { connect, getDatamodel, type Event, type PrismaTypes } from '@ama/database'
import { listed, listedTypes } from '../home/listed.ts'
import { serveYoga, type HomeContext } from '../home/serve-yoga.ts'
import { belongs } from '../home/viewer.ts'

// Pothos with its Prisma plugin, written as their guides show it: counts are counted, the last answer is the first of
// the answers in the other order.
const { prisma } = connect(process.argv[3] ?? '')

const builder = new SchemaBuilder<{
  Context: HomeContext
  PrismaTypes: PrismaTypes
  Scalars: { DateTime: { Input: Date; Output: Date } }
  DefaultFieldNullability: false
}>({
  plugins: [PrismaPlugin, RelayPlugin],
  defaultFieldNullability: false,
  prisma: { client: prisma, dmmf: getDatamodel() },
})

builder.scalarType('DateTime', { serialize: (date) => date.toISOString() })

const Member = builder.prismaObject('Member', {
  fields: (t) => ({ id: t.exposeID('id'), displayName: t.exposeString('displayName') }),
})

const Answer = builder.prismaObject('Answer', {
  fields: (t) => ({
    id: t.exposeID('id'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    author: t.relation('author'),
    thread: t.relation('thread'),
  }),
})

const Thread = builder.prismaObject('Thread', {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    solvedAt: t.expose('solvedAt', { type: 'DateTime', nullable: true }),
    topics: t.exposeStringList('topics'),
    answerCount: t.relationCount('answers'),
    lastActivityAt: t.expose('lastActivityAt', { type: 'DateTime' }),
    author: t.relation('author'),
    lastAnswer: t.field({
      type: Answer,
      nullable: true,
      select: (_args, _context, nested) => ({
        answers: nested({ take: 1, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
      }),
      resolve: ({ answers }) => answers[0] ?? null,
    }),
  }),
})

const Workshop = builder.prismaObject('Workshop', {
  fields: (t) => ({
    id: t.exposeID('id'),
    title: t.exposeString('title'),
    startsAt: t.expose('startsAt', { type: 'DateTime' }),
    endsAt: t.expose('endsAt', { type: 'DateTime' }),
    seats: t.exposeInt('seats', { nullable: true }),
    seatsLeft: t.int({
      nullable: true,
      select: { seats: true, seatsTaken: true },
      resolve: ({ seats, seatsTaken }) => (seats === null ? null : seats - seatsTaken),
    }),
  }),
})

const Subject = builder.unionType('Subject', {
  types: [Thread, Answer, Workshop],
  resolveType: (subject) => ('topics' in subject ? Thread : 'threadId' in subject ? Answer : Workshop),
})

const viewOf = ({ type }: Event) => listed.find((known) => known.type === type)

const Activity = builder.prismaObject('Event', {
  name: 'Activity',
  fields: (t) => ({
    kind: t.string({ resolve: (event) => viewOf(event)?.kind ?? '' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime' }),
    actor: t.prismaField({
      type: Member,
      nullable: true,
      resolve: (query, { actorId: id }) => (id ? prisma.member.findUnique({ ...query, where: { id } }) : null),
    }),
    subject: t.field({
      type: Subject,
      nullable: true,
      resolve: (event) => {
        const where = { id: event.subjectId }
        const subject = viewOf(event)?.subject
        if (subject === 'Thread') return prisma.thread.findUnique({ where })
        if (subject === 'Answer') return prisma.answer.findUnique({ where })
        return subject === 'Workshop' ? prisma.workshop.findUnique({ where }) : null
      },
    }),
  }),
})

const establishmentsOf = (id: string) => ({ commune: { communities: { some: { communityId: id } } } })

const Community = builder.prismaObject('Community', {
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    establishmentCount: t.int({ resolve: ({ id }) => prisma.establishment.count({ where: establishmentsOf(id) }) }),
    employeeCount: t.int({
      resolve: async ({ id }) => {
        const { _sum } = await prisma.establishment.aggregate({
          where: establishmentsOf(id),
          _sum: { employeeCount: true },
        })
        return _sum.employeeCount ?? 0
      },
    }),
    threads: t.relatedConnection('threads', {
      cursor: 'id',
      query: (_args, { viewer }) => ({
        where: viewer.referent
          ? {}
          : { OR: [{ openToNetwork: true }, { communityId: { in: [...viewer.communityIds] } }] },
        orderBy: [{ lastActivityAt: 'desc' }, { id: 'desc' }],
      }),
    }),
    upcomingWorkshops: t.prismaField({
      type: [Workshop],
      resolve: (query, { id }, _args, { viewer }) =>
        prisma.workshop.findMany({
          ...query,
          where: {
            state: 'PUBLISHED',
            endsAt: { gt: new Date() },
            communities: { some: { communityId: id } },
            ...(belongs(viewer, id) ? {} : { openTo: 'NETWORK' }),
          },
          orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
          take: 10,
        }),
    }),
    activity: t.connection({
      type: Activity,
      resolve: ({ id }, args, { viewer }) =>
        resolveCursorConnection(
          { args, toCursor: (event: Event) => String(event.position) },
          ({ limit }: ResolveCursorConnectionArgs) =>
            prisma.event.findMany({
              where: {
                communityId: id,
                position: { not: null },
                type: { in: [...listedTypes] },
                audience: { in: belongs(viewer, id) ? ['community', 'network'] : ['network'] },
              },
              orderBy: { position: 'desc' },
              take: limit,
            }),
        ),
    }),
  }),
})

builder.queryType({
  fields: (t) => ({
    community: t.prismaField({
      type: Community,
      nullable: true,
      args: { slug: t.arg.string({ required: true }) },
      resolve: (query, _root, { slug }) => prisma.community.findUnique({ ...query, where: { slug } }),
    }),
  }),
})

serveYoga(builder.toSchema())
