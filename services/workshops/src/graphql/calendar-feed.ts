import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf } from '@ama/graphql'
import { Viewer } from '@ama/people'
import { endCalendarFeed, makeCalendarFeed } from '../commands/calendar-feeds.ts'

const CalendarScope = builder.enumType('CalendarScope', {
  description: 'What a calendar shows: where one has a place or organises, a community’s, or all that one may see.',
  values: ['MINE', 'COMMUNITY', 'NETWORK'] as const,
})

const CalendarFeedNode = builder.prismaNode('CalendarFeed', {
  description:
    'An address that a calendar program subscribes to. Who has it reads the calendar: it is the member’s own.',
  id: { field: 'id' },
  findUnique: (id, context) => ({ id, memberId: requireActor(context).memberId }),
  fields: (t) => ({
    scope: t.field({ type: CalendarScope, resolve: ({ scope }) => scope }),
    community: t.relation('community', { nullable: true }),
    url: t.string({
      resolve: ({ secret }, _args, { hub }) => `${hub.configuration.origin}/calendars/${secret}.ics`,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
})

const PublicCalendar = builder.objectRef<{ name: string | null; path: string }>('PublicCalendar').implement({
  description: 'A calendar for everybody, without account.',
  fields: (t) => ({
    name: t.string({
      nullable: true,
      description: 'The community’s; null: the whole network’s.',
      resolve: ({ name }) => name,
    }),
    url: t.string({ resolve: ({ path }, _args, { hub }) => `${hub.configuration.origin}/calendars/${path}.ics` }),
  }),
})

builder.queryFields((t) => ({
  calendarFeeds: t.prismaField({
    type: [CalendarFeedNode],
    description: 'The viewer’s addresses, at most one for each calendar.',
    resolve: (query, _root, _args, context) =>
      context.hub.database.prisma.calendarFeed.findMany({
        ...query,
        where: { memberId: requireActor(context).memberId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
  }),
  publicCalendars: t.field({
    type: [PublicCalendar],
    resolve: async (_root, _args, context) => {
      requireActor(context)
      const communities = await context.hub.database.prisma.community.findMany({ orderBy: { name: 'asc' } })
      return [
        { name: null, path: 'public' },
        ...communities.map(({ name, slug }) => ({ name, path: `public/${slug}` })),
      ]
    },
  }),
}))

const MakeCalendarFeedInput = builder.inputType('MakeCalendarFeedInput', {
  fields: (t) => ({
    scope: t.field({ type: CalendarScope, required: true }),
    communityId: t.id({ description: 'Of COMMUNITY.' }),
    commandId: commandIdField(t),
  }),
})
const EndCalendarFeedInput = builder.inputType('EndCalendarFeedInput', {
  fields: (t) => ({ calendarFeedId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationFields((t) => ({
  makeCalendarFeed: t.field({
    type: resultOf('MakeCalendarFeed', CalendarFeedNode),
    description: 'Makes an address, or a new one: the old one ends at once.',
    args: { input: t.arg({ type: MakeCalendarFeedInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const communityId = input.communityId ? idOf('Community', input.communityId, 'communityId') : null
        const id = await makeCalendarFeed(context, { ...input, communityId })
        return context.hub.database.prisma.calendarFeed.findUniqueOrThrow({ where: { id } })
      }),
  }),
  endCalendarFeed: t.field({
    type: resultOf('EndCalendarFeed', Viewer),
    description: 'Ends one of the viewer’s addresses, at once.',
    args: { input: t.arg({ type: EndCalendarFeedInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        await endCalendarFeed(context, {
          ...input,
          feedId: idOf('CalendarFeed', input.calendarFeedId, 'calendarFeedId'),
        })
        return requireActor(context)
      }),
  }),
}))
