import { readFeed } from '@ama/bus'
import { catalogue } from '@ama/events'
import { builder, type LiveItem, liveItemOf, pageCost, perViewer, requireActor } from '@ama/graphql'
import { belongsTo } from '@ama/kernel'
import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay'
import { Activity } from './activity.ts'

const listed = catalogue.filter((definition) => definition.activity?.feed).map((definition) => definition.type)

const ActivityEdge = builder.edgeObject({ name: 'ActivityEdge', type: Activity })
const ActivityConnection = builder.connectionObject({ name: 'ActivityConnection', type: Activity }, ActivityEdge)

builder.prismaObjectField('Community', 'activity', (t) =>
  t.connection(
    {
      ...perViewer,
      type: Activity,
      complexity: pageCost((cursor, { live }) => live.positionOf(cursor) !== null),
      description: 'What happened here that the viewer may see, newest first.',
      resolve: (community, args, context) => {
        const { hub, live } = context
        const audiences = belongsTo(requireActor(context), community.id) ? ['community', 'network'] : ['network']
        const positionOf = (cursor: string | undefined) => (cursor ? live.positionOf(cursor) : null)
        return resolveCursorConnection(
          { args, defaultSize: 20, maxSize: 100, toCursor: (item: LiveItem) => live.cursorAt(item.position) },
          async ({ after, before, limit, inverted }: ResolveCursorConnectionArgs): Promise<LiveItem[]> => {
            const isHere = (item: LiveItem) =>
              item.feed && item.communityId === community.id && audiences.includes(item.audience)
            // The first page is nearly always in memory. A copy: what an item of the live feed leads to is read once.
            const latest = after || before || inverted ? null : live.latest(isHere, limit)
            if (latest) return latest.map((item) => ({ ...item }))
            const events = await readFeed(hub.database, {
              communityId: community.id,
              types: listed,
              audiences,
              before: positionOf(after),
              after: positionOf(before),
              limit,
              order: inverted ? 'oldest-first' : 'newest-first',
            })
            return events.flatMap((event) => liveItemOf(event) ?? [])
          },
        )
      },
    },
    ActivityConnection,
    ActivityEdge,
  ),
)
