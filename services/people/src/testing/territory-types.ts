import { builder } from '@ama/graphql'

// This area's fields point to the territory's types, which its tests may not import: the least of them.
builder.prismaNode('Community', { id: { field: 'id' }, fields: (t) => ({ slug: t.exposeString('slug') }) })
builder.prismaNode('Establishment', { id: { field: 'id' }, fields: (t) => ({ name: t.exposeString('name') }) })
builder.queryField('community', (t) =>
  t.prismaField({
    type: 'Community',
    nullable: true,
    args: { slug: t.arg.string({ required: true }) },
    resolve: (query, _root, { slug }, { hub }) =>
      hub.database.prisma.community.findUnique({ ...query, where: { slug } }),
  }),
)
