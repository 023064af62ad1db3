import type { Minutes } from '@ama/database'
import { builder, defineLoader, loaderById, perViewer, renderMarkdown, requireActor } from '@ama/graphql'
import { MemberNode } from '@ama/people'
import { mayReadMinutes } from '../permissions/minutes.ts'
import { mayOrganise } from '../permissions/workshop.ts'
import { factsOf } from './loaders.ts'

const minutesOf = defineLoader<Minutes | null>(async (ids, { hub }) => {
  const rows = await hub.database.prisma.minutes.findMany({ where: { workshopId: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.workshopId, row]))
}, null)

const savedBy = loaderById('Member')

const MinutesRevisionType = builder.prismaObject('MinutesRevision', {
  description: 'The text as somebody left it.',
  fields: (t) => ({
    version: t.exposeInt('version'),
    author: t.field({
      type: MemberNode,
      nullable: true,
      resolve: ({ authorId }, _args, context) => savedBy(context, authorId),
    }),
    savedAt: t.expose('savedAt', { type: 'DateTime' }),
    body: t.exposeString('body', { description: 'Markdown, as written.' }),
  }),
})

const longestList = 20

const MinutesType = builder.prismaObject('Minutes', {
  description: 'What was said (compte rendu), written by the organisers together.',
  fields: (t) => ({
    body: t.exposeString('body', { description: 'Markdown, as written.' }),
    bodyHtml: t.string({
      description: 'The Markdown as safe HTML.',
      resolve: ({ body }) => renderMarkdown(body),
    }),
    version: t.exposeInt('version', { description: 'Rises with each save: give it back when saving.' }),
    publishedAt: t.expose('publishedAt', { type: 'DateTime', nullable: true }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    updatedBy: t.field({
      type: MemberNode,
      nullable: true,
      resolve: ({ updatedById }, _args, context) => savedBy(context, updatedById),
    }),
    revisions: t.prismaField({
      ...perViewer,
      type: [MinutesRevisionType],
      description: 'For organisers, the newest first; at most 20.',
      resolve: async (query, { workshopId }, _args, context) => {
        const facts = await factsOf(context, workshopId)
        if (!facts || !mayOrganise(requireActor(context), facts)) return []
        return context.hub.database.prisma.minutesRevision.findMany({
          ...query,
          where: { workshopId },
          orderBy: { version: 'desc' },
          take: longestList,
        })
      },
    }),
  }),
})

builder.prismaObjectFields('Workshop', (t) => ({
  minutes: t.field({
    ...perViewer,
    type: MinutesType,
    nullable: true,
    description: 'null while unpublished, unless to organisers.',
    resolve: async ({ id }, _args, context) => {
      const [facts, minutes] = await Promise.all([factsOf(context, id), minutesOf(context, id)])
      if (!facts || !minutes) return null
      return mayReadMinutes(requireActor(context), facts, minutes.publishedAt) ? minutes : null
    },
  }),
}))
