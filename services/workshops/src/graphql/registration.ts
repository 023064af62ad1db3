import { builder, isRowCursor, pageCost, perViewer, requireActor } from '@ama/graphql'
import { isNetworkReferent, type Actor } from '@ama/kernel'
import type { Prisma } from '@ama/database'
import { mayAnswerOffer, mayCancelRegistration, readableWorkshops } from '../permissions/workshop.ts'
import { seatHolding } from '../rules/seat-holding.ts'
import { RegistrationStateType } from './enums.ts'
import { factsOf, waitingPosition } from './loaders.ts'

/** Who has a seat is seen by whoever sees the workshop; who waits or cancelled, by organisers and those concerned. */
export const readableRegistrations = (actor: Actor): Prisma.RegistrationWhereInput => {
  if (isNetworkReferent(actor)) return {}
  const { memberId } = actor
  return {
    OR: [
      { memberId },
      { registeredById: memberId },
      { workshop: { organisers: { some: { memberId } } } },
      { state: { in: [...seatHolding] }, workshop: readableWorkshops(actor) },
    ],
  }
}

export const RegistrationNode = builder.prismaNode('Registration', {
  description: 'A member’s place in a workshop, or in its waiting list.',
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, AND: [readableRegistrations(requireActor(context))] }),
  fields: (t) => ({
    state: t.field({ type: RegistrationStateType, resolve: ({ state }) => state }),
    waitingPosition: t.int({
      nullable: true,
      description: 'Place in the waiting list: 1 is next. null for who doesn’t wait.',
      resolve: ({ id, state }, _args, context) => (state === 'WAITING' ? waitingPosition(context, id) : null),
    }),
    offerExpiresAt: t.expose('offerExpiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Until when the seat offered may be taken.',
    }),
    walkIn: t.exposeBoolean('walkIn', { description: 'Came without being registered: holds no seat.' }),
    member: t.relation('member'),
    registeredBy: t.relation('registeredBy', { description: 'Oneself, a colleague, or an organiser.' }),
    workshop: t.relation('workshop'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    viewerMayCancel: t.boolean({
      ...perViewer,
      resolve: async (registration, _args, context) => {
        if (!['REGISTERED', 'WAITING', 'OFFERED'].includes(registration.state)) return false
        const workshop = await factsOf(context, registration.workshopId)
        if (!workshop || workshop.endsAt <= context.hub.clock.now()) return false
        return mayCancelRegistration(requireActor(context), workshop, registration)
      },
    }),
    viewerMayAnswerOffer: t.boolean({
      ...perViewer,
      resolve: (registration, _args, context) =>
        registration.state === 'OFFERED' &&
        registration.offerExpiresAt !== null &&
        registration.offerExpiresAt > context.hub.clock.now() &&
        mayAnswerOffer(requireActor(context), registration),
    }),
  }),
})

const RegistrationEdge = builder.edgeObject({ name: 'RegistrationEdge', type: RegistrationNode })
const RegistrationConnection = builder.connectionObject(
  { name: 'RegistrationConnection', type: RegistrationNode },
  RegistrationEdge,
)

builder.prismaObjectField('Workshop', 'registrations', (t) =>
  t.relatedConnection(
    'registrations',
    {
      ...perViewer,
      cursor: 'id',
      complexity: pageCost(isRowCursor),
      description: 'In the order of registering: all of them for organisers; for others who has a seat, and their own.',
      args: { state: t.arg({ type: RegistrationStateType }) },
      query: ({ state }, context) => ({
        where: { AND: [readableRegistrations(requireActor(context)), ...(state ? [{ state }] : [])] },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    },
    RegistrationConnection,
    RegistrationEdge,
  ),
)
