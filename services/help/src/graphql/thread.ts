import type { Thread } from '@ama/database'
import {
  builder,
  loaderById,
  excerptOf,
  isRowCursor,
  pageCost,
  perViewer,
  renderMarkdown,
  requireActor,
  rowOf,
} from '@ama/graphql'
import { mayAnswer, mayEditThread, mayMarkSolved, mayReopen, readableThreads } from '../permissions.ts'
import { AnswerConnection, AnswerEdge, AnswerNode } from './answer.ts'
import { isUnread } from './unread.ts'

/** Someone asks a community "who has solved X?". */
export const ThreadNode = builder.prismaNode('Thread', {
  description: 'Someone asks a community “who has solved X?”.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, readableThreads),
  fields: (t) => ({
    title: t.exposeString('title'),
    body: t.exposeString('body', { description: 'Markdown, as written.' }),
    bodyHtml: t.string({
      description: 'The Markdown as safe HTML.',
      select: { body: true },
      resolve: (thread) => renderMarkdown(thread.body),
    }),
    excerpt: t.string({
      description: 'The first words, as plain text.',
      select: { body: true },
      resolve: (thread) => excerptOf(thread.body),
    }),
    topics: t.exposeStringList('topics'),
    author: t.relation('author'),
    community: t.relation('community'),
    openToNetwork: t.exposeBoolean('openToNetwork'),
    solvedAt: t.expose('solvedAt', { type: 'DateTime', nullable: true }),
    solvingAnswer: t.relation('solvingAnswer', { nullable: true }),
    answerCount: t.exposeInt('answerCount'),
    lastAnswer: t.relation('lastAnswer', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    editedAt: t.expose('editedAt', { type: 'DateTime', nullable: true }),
    lastActivityAt: t.expose('lastActivityAt', { type: 'DateTime' }),
    unread: t.boolean({
      ...perViewer,
      description: 'Something happened here since the viewer read it.',
      resolve: (thread, _args, context) => isUnread(context, thread),
    }),
    viewerMayAnswer: t.boolean({
      ...perViewer,
      resolve: (thread, _args, context) => mayAnswer(requireActor(context), thread),
    }),
    viewerMayEdit: t.boolean({
      ...perViewer,
      resolve: (thread, _args, context) => mayEditThread(requireActor(context), thread),
    }),
    viewerMayMarkSolved: t.boolean({
      ...perViewer,
      resolve: (thread, _args, context) => thread.solvedAt === null && mayMarkSolved(requireActor(context), thread),
    }),
    viewerMayReopen: t.boolean({
      ...perViewer,
      resolve: (thread, _args, context) => thread.solvedAt !== null && mayReopen(requireActor(context), thread),
    }),
    answers: t.relatedConnection(
      'answers',
      {
        cursor: 'id',
        complexity: pageCost(isRowCursor),
        description: 'Oldest first.',
        query: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      },
      AnswerConnection,
      AnswerEdge,
    ),
  }),
})

const loadThread = loaderById('Thread')

builder.prismaObjectField(AnswerNode, 'thread', (t) =>
  t.field({
    type: ThreadNode,
    resolve: async (answer, _args, context) => {
      const thread = 'thread' in answer ? (answer.thread as Thread) : await loadThread(context, answer.threadId)
      if (!thread) throw new Error('An answer without thread')
      return thread
    },
  }),
)

export const ThreadEdge = builder.edgeObject({ name: 'ThreadEdge', type: ThreadNode })
export const ThreadConnection = builder.connectionObject({ name: 'ThreadConnection', type: ThreadNode }, ThreadEdge)
