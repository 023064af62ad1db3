import { builder, defineLoader, isRowCursor, pageCost, requireActor } from '@ama/graphql'
import { Viewer } from '@ama/people'
import { noticeKind, type NoticeWords } from '../define-notice.ts'
import { writeWords } from '../write-words.ts'

/** Only of the viewer's own notices: of others nothing is found. */
const wordsOf = defineLoader<NoticeWords | null>(async (ids, context) => {
  const { hub } = context
  const { memberId } = requireActor(context)
  const rows = await hub.database.prisma.notice.findMany({
    where: { id: { in: [...ids] }, memberId },
    include: { member: { select: { locale: true } } },
  })
  return writeWords(
    { database: hub.database, origin: hub.configuration.origin },
    rows.map(({ member, ...row }) => ({ ...row, locale: member.locale === 'en' ? 'en' : 'fr' })),
  )
}, null)

export const NoticeNode = builder.prismaNode('Notice', {
  description: 'Something that the viewer should know.',
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, memberId: requireActor(context).memberId }),
  fields: (t) => ({
    kind: t.exposeString('kind'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true }),
    title: t.string({
      nullable: true,
      description: 'In the viewer’s language; null when there is nothing left to tell.',
      resolve: async ({ id }, _args, context) => (await wordsOf(context, id))?.title ?? null,
    }),
    text: t.string({
      nullable: true,
      resolve: async ({ id }, _args, context) => (await wordsOf(context, id))?.text ?? null,
    }),
    path: t.string({
      nullable: true,
      description: 'The page of the hub that it leads to.',
      resolve: async ({ id }, _args, context) => (await wordsOf(context, id))?.path ?? null,
    }),
    because: t.string({
      nullable: true,
      select: { member: { select: { locale: true } } },
      resolve: ({ kind, member }) => noticeKind(kind)?.because[member.locale === 'en' ? 'en' : 'fr'] ?? null,
    }),
  }),
})

const NoticeEdge = builder.edgeObject({ name: 'NoticeEdge', type: NoticeNode })
const NoticeConnection = builder.connectionObject({ name: 'NoticeConnection', type: NoticeNode }, NoticeEdge)

builder.queryField('notices', (t) =>
  t.prismaConnection(
    {
      type: NoticeNode,
      cursor: 'id',
      complexity: pageCost(isRowCursor),
      description: 'The viewer’s, newest first.',
      resolve: (query, _root, _args, context) =>
        context.hub.database.prisma.notice.findMany({
          ...query,
          where: { memberId: requireActor(context).memberId },
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    NoticeConnection,
    NoticeEdge,
  ),
)

builder.objectFields(Viewer, (t) => ({
  unreadNoticeCount: t.int({
    resolve: ({ memberId }, _args, { hub }) => hub.database.prisma.notice.count({ where: { memberId, readAt: null } }),
  }),
}))
