import { builder, viewerOf, type Context } from '@ama/graphql'
import { communitiesOf, isNetworkReferent, type Actor } from '@ama/kernel'
import { mayInviteSomewhere } from '../permissions.ts'
import { MemberNode } from './member.ts'
import { SessionType } from './session.ts'
import { PersonalTokenType } from './personal-token.ts'

/** Whoever is signed in. Other areas add what they know about the viewer. */
export const Viewer = builder.objectRef<Actor>('Viewer').implement({
  description: 'The member who is signed in.',
})

const ownRow = ({ hub }: Context, { memberId }: Actor) =>
  hub.database.prisma.member.findUniqueOrThrow({ where: { id: memberId } })

builder.objectFields(Viewer, (t) => ({
  member: t.prismaField({
    type: MemberNode,
    resolve: (query, { memberId }, _args, { hub }) =>
      hub.database.prisma.member.findUniqueOrThrow({ ...query, where: { id: memberId } }),
  }),
  email: t.string({ resolve: async (viewer, _args, context) => (await ownRow(context, viewer)).email }),
  locale: t.string({
    description: 'Language of the screens and mails: fr or en.',
    resolve: async (viewer, _args, context) => (await ownRow(context, viewer)).locale,
  }),
  isNetworkReferent: t.boolean({ resolve: isNetworkReferent }),
  communities: t.prismaField({
    type: ['Community'],
    description: 'Those the viewer belongs to; all of them for the network referent.',
    resolve: (query, viewer, _args, { hub }) =>
      hub.database.prisma.community.findMany({
        ...query,
        ...(isNetworkReferent(viewer) ? {} : { where: { id: { in: [...communitiesOf(viewer)] } } }),
        orderBy: { name: 'asc' },
      }),
  }),
  sessions: t.field({
    type: [SessionType],
    description: 'Browsers that are signed in, the newest first.',
    resolve: ({ memberId }, _args, { hub }) =>
      hub.database.prisma.authSession.findMany({
        where: { memberId, expiresAt: { gt: hub.clock.now() } },
        orderBy: { createdAt: 'desc' },
      }),
  }),
  tokens: t.field({
    type: [PersonalTokenType],
    description: 'Personal tokens that are good now, the newest first.',
    resolve: ({ memberId }, _args, { hub }) =>
      hub.database.prisma.personalToken.findMany({
        where: { memberId, endedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: hub.clock.now() } }] },
        orderBy: { createdAt: 'desc' },
      }),
  }),
  personalData: t.field({
    type: 'JSON',
    description: 'Everything that the hub keeps about the viewer, by area.',
    resolve: async ({ memberId }, _args, { hub }) => {
      const parts = await Promise.all(
        hub.areas.map(async ({ name, personalData }) => [name, await personalData?.(hub.database, memberId)] as const),
      )
      return Object.fromEntries(parts.filter(([, kept]) => kept !== undefined))
    },
  }),
  mayInvite: t.boolean({ description: 'Somewhere, somebody.', resolve: mayInviteSomewhere }),
}))

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'null when nobody is signed in.',
    resolve: (_root, _args, context) => viewerOf(context),
  }),
)
