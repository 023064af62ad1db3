import type { Member, Registration } from '@ama/database'
import { builder, perViewer, requireActor } from '@ama/graphql'
import { MemberNode } from '@ama/people'
import { EstablishmentNode } from '@ama/territories'
import { mayCome, mayOrganise } from '../permissions/workshop.ts'
import { SkipReasonType } from './enums.ts'
import { establishmentSeats, factsOf, ownRegistration, type EstablishmentSeats } from './loaders.ts'
import { RegistrationNode } from './registration.ts'

const EstablishmentSeatsType = builder.objectRef<EstablishmentSeats>('EstablishmentSeats').implement({
  fields: (t) => ({
    establishment: t.field({
      type: EstablishmentNode,
      nullable: true,
      description: 'null: members without establishment.',
      resolve: ({ establishment }) => establishment,
    }),
    seats: t.exposeInt('seats'),
  }),
})

const SeatSkip = builder.prismaObject('SeatSkip', {
  description: 'A freed seat went past somebody in the waiting list, and why.',
  fields: (t) => ({
    member: t.field({
      type: MemberNode,
      select: { registration: { include: { member: true } } },
      resolve: ({ registration }) => registration.member,
    }),
    reason: t.field({ type: SkipReasonType, resolve: ({ reason }) => reason }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

interface ColleaguePlace {
  readonly member: Member
  readonly registration: Registration | null
}
const Colleague = builder.objectRef<ColleaguePlace>('Colleague').implement({
  description: 'Somebody of the viewer’s establishment who may come.',
  fields: (t) => ({
    member: t.field({ type: MemberNode, resolve: ({ member }) => member }),
    registration: t.field({
      type: RegistrationNode,
      nullable: true,
      description: 'What he or she has already; null: nothing, or cancelled.',
      resolve: ({ registration }) => registration,
    }),
  }),
})

/** People that one answer lists at most. */
const longestList = 200

builder.prismaObjectFields('Workshop', (t) => ({
  establishments: t.field({
    type: [EstablishmentSeatsType],
    description: 'Who comes, by establishment, the most numerous first.',
    resolve: ({ id }, _args, context) => establishmentSeats(context, id),
  }),
  viewerRegistration: t.field({
    ...perViewer,
    type: RegistrationNode,
    nullable: true,
    resolve: ({ id }, _args, context) => ownRegistration(context, id),
  }),
  viewerMayOrganise: t.boolean({
    ...perViewer,
    description: 'Edit, publish, cancel, check in, write the minutes.',
    resolve: async ({ id }, _args, context) => {
      const facts = await factsOf(context, id)
      return facts !== null && mayOrganise(requireActor(context), facts)
    },
  }),
  viewerMayRegister: t.boolean({
    ...perViewer,
    description: 'Now: published, not over, in a role that it asks for, and not registered yet.',
    resolve: async ({ id, state, endsAt }, _args, context) => {
      if (state !== 'PUBLISHED' || endsAt <= context.hub.clock.now()) return false
      const [facts, own] = await Promise.all([factsOf(context, id), ownRegistration(context, id)])
      return facts !== null && own === null && mayCome(requireActor(context), facts)
    },
  }),
  colleagues: t.field({
    ...perViewer,
    type: [Colleague],
    description: 'Whom the viewer may register: members of his or her establishment who may come; at most 200.',
    resolve: async ({ id: workshopId, state, endsAt }, _args, context) => {
      const { memberId, establishmentId } = requireActor(context)
      if (establishmentId === null || state !== 'PUBLISHED' || endsAt <= context.hub.clock.now()) return []
      const facts = await factsOf(context, workshopId)
      if (!facts) return []
      const members = await context.hub.database.prisma.member.findMany({
        where: { establishmentId, id: { not: memberId } },
        include: {
          roles: { where: { endedAt: null } },
          registrations: { where: { workshopId, state: { not: 'CANCELLED' } } },
        },
        orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
        take: longestList,
      })
      return members
        .filter(({ id, roles }) => mayCome({ memberId: id, roles }, facts))
        .map(({ registrations, ...member }) => ({ member, registration: registrations[0] ?? null }))
    },
  }),
  waitingList: t.prismaField({
    ...perViewer,
    type: [RegistrationNode],
    description: 'For organisers, in order, with those who are offered a seat; at most 200.',
    resolve: async (query, { id }, _args, context) => {
      const facts = await factsOf(context, id)
      if (!facts || !mayOrganise(requireActor(context), facts)) return []
      return context.hub.database.prisma.registration.findMany({
        ...query,
        where: { workshopId: id, state: { in: ['WAITING', 'OFFERED'] } },
        orderBy: { queueNumber: 'asc' },
        take: longestList,
      })
    },
  }),
  seatSkips: t.prismaField({
    ...perViewer,
    type: [SeatSkip],
    description: 'For organisers: past whom freed seats went, the newest first; at most 200.',
    resolve: async (query, { id }, _args, context) => {
      const facts = await factsOf(context, id)
      if (!facts || !mayOrganise(requireActor(context), facts)) return []
      return context.hub.database.prisma.seatSkip.findMany({
        ...query,
        where: { workshopId: id },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: longestList,
      })
    },
  }),
}))
