import { builder } from '@ama/graphql'
import { roles } from '@ama/kernel'

export const RoleType = builder.enumType('Role', {
  description: 'What a member does in a community or in the whole network.',
  values: roles,
})

/** A role held now. */
builder.prismaObject('HeldRole', {
  description: 'A role that a member holds, in a community or (null) in the whole network.',
  fields: (t) => ({
    id: t.globalID({ resolve: (held) => ({ type: 'HeldRole', id: held.id }) }),
    role: t.field({ type: RoleType, resolve: (held) => held.role }),
    community: t.relation('community', { nullable: true }),
  }),
})

export const MemberNode = builder.prismaNode('Member', {
  description: 'A person of the network. Addresses are shown to nobody.',
  id: { field: 'id' },
  fields: (t) => ({
    displayName: t.exposeString('displayName'),
    organisation: t.exposeString('organisation', {
      nullable: true,
      description: 'Of those who work in no establishment.',
    }),
    establishment: t.relation('establishment', { nullable: true }),
    roles: t.relation('roles', {
      description: 'Those held now.',
      query: { where: { endedAt: null }, orderBy: { createdAt: 'asc' } },
    }),
  }),
})
