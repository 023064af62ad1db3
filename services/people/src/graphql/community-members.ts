import { builder, listCost, perViewer, requireActor } from '@ama/graphql'
import { belongsTo, forbidden, invalid } from '@ama/kernel'
import { mayInviteInto, maySeeMembers } from '../permissions.ts'
import { RoleType } from './member.ts'

/** PostgreSQL takes no null character; no name holds one either. */
const printable = (text: string): string => text.replaceAll('\u0000', '\ufffd')

/** Members that one answer lists at most. */
const longestList = 500

const CommunityMember = builder.prismaObject('HeldRole', {
  variant: 'CommunityMember',
  description: 'A member of a community, with the role held there; once per role.',
  fields: (t) => ({
    id: t.globalID({ resolve: (held) => ({ type: 'HeldRole', id: held.id }) }),
    member: t.relation('member'),
    role: t.field({ type: RoleType, resolve: (held) => held.role }),
  }),
})

builder.prismaObjectFields('Community', (t) => ({
  members: t.prismaField({
    ...perViewer,
    type: [CommunityMember],
    description: 'Its members, by name.',
    complexity: ({ first }) => listCost(Math.min(Math.max(first ?? longestList, 1), longestList)),
    args: {
      first: t.arg.int({ description: `At most ${longestList}, which is also the default.` }),
      search: t.arg.string({ description: 'Part of a name.' }),
    },
    resolve: (query, community, { first, search }, context) => {
      if (!maySeeMembers(requireActor(context))) throw forbidden('Les membres ne vous sont pas montrés.')
      const take = first ?? longestList
      if (take < 0 || take > longestList) throw invalid('first', `Demandez ${longestList} membres au plus.`)
      return context.hub.database.prisma.heldRole.findMany({
        ...query,
        where: {
          communityId: community.id,
          endedAt: null,
          ...(search ? { member: { displayName: { contains: printable(search), mode: 'insensitive' } } } : {}),
        },
        orderBy: [{ member: { displayName: 'asc' } }, { id: 'asc' }],
        take,
      })
    },
  }),
  memberCount: t.int({
    ...perViewer,
    description: 'Persons who hold a role in it.',
    resolve: async (community, _args, context) => {
      requireActor(context)
      const counted = await context.hub.database.prisma.$queryRaw<{ count: number }[]>`
        SELECT count(DISTINCT member_id)::int AS count FROM held_role
         WHERE community_id = ${community.id}::uuid AND ended_at IS NULL`
      return counted[0]?.count ?? 0
    },
  }),
  viewerBelongs: t.boolean({
    ...perViewer,
    resolve: (community, _args, context) => belongsTo(requireActor(context), community.id),
  }),
  viewerMayInvite: t.boolean({
    ...perViewer,
    resolve: (community, _args, context) => mayInviteInto(requireActor(context), community.id),
  }),
}))
