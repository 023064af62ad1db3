import { builder, idOf, requireActor } from '@ama/graphql'
import { isSlug } from '../rules/slug-of.ts'
import { CommunityNode } from './community.ts'
import { EstablishmentNode } from './establishment.ts'
import { byName } from './loaders.ts'
import { CommuneType } from './place.ts'

builder.queryFields((t) => ({
  communities: t.prismaField({
    type: [CommunityNode],
    description: 'All communities, alphabetical.',
    resolve: async (query, _root, _args, context) => {
      requireActor(context)
      return (await context.hub.database.prisma.community.findMany({ ...query })).toSorted(byName)
    },
  }),
  community: t.prismaField({
    type: CommunityNode,
    nullable: true,
    description: 'The community with this address; null when there is none.',
    args: { slug: t.arg.string({ required: true }) },
    resolve: (query, _root, { slug }, context) => {
      requireActor(context)
      return isSlug(slug) ? context.hub.database.prisma.community.findUnique({ ...query, where: { slug } }) : null
    },
  }),
  communes: t.prismaField({
    type: [CommuneType],
    description: 'All communes of the Landes, alphabetical.',
    resolve: async (query, _root, _args, context) => {
      requireActor(context)
      return (await context.hub.database.prisma.commune.findMany({ ...query })).toSorted(byName)
    },
  }),
  establishments: t.prismaField({
    type: [EstablishmentNode],
    description: 'All establishments, or those of one community; alphabetical.',
    args: { communityId: t.arg.id() },
    resolve: async (query, _root, { communityId }, context) => {
      requireActor(context)
      const where = communityId
        ? { commune: { communities: { some: { communityId: idOf('Community', communityId, 'communityId') } } } }
        : {}
      return (await context.hub.database.prisma.establishment.findMany({ ...query, where })).toSorted(byName)
    },
  }),
}))
