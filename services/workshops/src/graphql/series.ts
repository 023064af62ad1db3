import { builder, commandIdField, type Context, idOf, orRefusal, perViewer, requireActor, resultOf } from '@ama/graphql'
import { publishSeries, scheduleSeries } from '../commands/series.ts'
import { readableWorkshops } from '../permissions/workshop.ts'
import { communityIdsOf, datePollIdOf, ScheduleWorkshopInput } from './workshop-mutations.ts'
import { WorkshopNode } from './workshop.ts'

const SeriesNode = builder.prismaNode('WorkshopSeries', {
  description: 'Workshops that were planned at once, by a rule.',
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, workshops: { some: readableWorkshops(requireActor(context)) } }),
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'RRULE of RFC 5545, for clocks in Europe/Paris.' }),
    workshops: t.relation('workshops', {
      ...perViewer,
      type: WorkshopNode,
      description: 'Those that the viewer may read, in order.',
      query: (_args, context) => ({
        where: readableWorkshops(requireActor(context)),
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        take: 100,
      }),
    }),
  }),
})

builder.prismaObjectFields('Workshop', (t) => ({
  series: t.relation('series', { nullable: true, type: SeriesNode, description: 'That it was planned in.' }),
}))

const seriesById = ({ hub }: Context, id: string) =>
  hub.database.prisma.workshopSeries.findUniqueOrThrow({ where: { id } })

const ScheduleSeriesInput = builder.inputType('ScheduleSeriesInput', {
  fields: (t) => ({
    workshop: t.field({
      type: ScheduleWorkshopInput,
      required: true,
      description: 'The first one; its commandId means nothing here.',
    }),
    rule: t.string({
      required: true,
      description: 'RRULE of RFC 5545 by day, week, month or year, with COUNT or UNTIL; at most 60 workshops.',
    }),
    commandId: commandIdField(t),
  }),
})
const PublishSeriesInput = builder.inputType('PublishSeriesInput', {
  fields: (t) => ({ seriesId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationFields((t) => ({
  scheduleSeries: t.field({
    type: resultOf('ScheduleSeries', SeriesNode),
    description: 'Plans several drafts by a rule; each is edited, moved or cancelled by itself.',
    args: { input: t.arg({ type: ScheduleSeriesInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const { rule, commandId } = input
        const workshop = {
          ...input.workshop,
          communityIds: communityIdsOf(input.workshop.communityIds),
          datePollId: datePollIdOf(input.workshop.datePollId),
        }
        return seriesById(context, await scheduleSeries(context, { workshop, rule, commandId }))
      }),
  }),
  publishSeries: t.field({
    type: resultOf('PublishSeries', SeriesNode),
    description: 'Publishes those of its drafts that are to come.',
    args: { input: t.arg({ type: PublishSeriesInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const seriesId = idOf('WorkshopSeries', input.seriesId, 'seriesId')
        return seriesById(context, await publishSeries(context, { ...input, seriesId }))
      }),
  }),
}))
