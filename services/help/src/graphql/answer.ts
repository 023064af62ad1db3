import { builder, perViewer, renderMarkdown, requireActor, rowOf } from '@ama/graphql'
import { mayEditAnswer, readableThreads } from '../permissions.ts'

export const AnswerNode = builder.prismaNode('Answer', {
  description: 'A member’s answer in a thread.',
  id: { field: 'id' },
  findUnique: (id, context) => rowOf(context, id, (actor) => ({ thread: readableThreads(actor) })),
  fields: (t) => ({
    body: t.exposeString('body', { description: 'Markdown, as written.' }),
    bodyHtml: t.string({
      description: 'The Markdown as safe HTML.',
      select: { body: true },
      resolve: (answer) => renderMarkdown(answer.body),
    }),
    author: t.relation('author'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    editedAt: t.expose('editedAt', { type: 'DateTime', nullable: true }),
    viewerMayEdit: t.boolean({
      ...perViewer,
      select: { id: true, authorId: true, thread: true },
      resolve: (answer, _args, context) => mayEditAnswer(requireActor(context), answer.thread, answer),
    }),
  }),
})

export const AnswerEdge = builder.edgeObject({ name: 'AnswerEdge', type: AnswerNode })
export const AnswerConnection = builder.connectionObject({ name: 'AnswerConnection', type: AnswerNode }, AnswerEdge)
