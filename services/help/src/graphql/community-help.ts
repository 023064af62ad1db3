import { builder, listCost, perViewer, requireActor } from '@ama/graphql'
import { belongsTo } from '@ama/kernel'
import { Viewer } from '@ama/people'
import { mayAsk } from '../permissions.ts'
import { countUnread, countUnreadIn } from './unread.ts'

/** Rows that one answer lists at most. */
const longestList = 50

const TopicCount = builder.objectRef<{ topic: string; count: number }>('TopicCount').implement({
  fields: (t) => ({ topic: t.exposeString('topic'), count: t.exposeInt('count') }),
})

const Expertise = builder.prismaObject('Expertise', {
  description: 'A member whose answers solved threads about a topic.',
  fields: (t) => ({
    member: t.relation('member'),
    topic: t.exposeString('topic'),
    solvedCount: t.exposeInt('solvedCount'),
  }),
})

builder.prismaObjectFields('Community', (t) => ({
  viewerMayAsk: t.boolean({
    ...perViewer,
    resolve: (community, _args, context) => mayAsk(requireActor(context), community.id),
  }),
  unreadThreadCount: t.int({
    ...perViewer,
    resolve: (community, _args, context) => countUnreadIn(context, community.id),
  }),
  topics: t.field({
    ...perViewer,
    type: [TopicCount],
    description: 'Topics of the threads that the viewer may read here, most used first; at most 50.',
    resolve: (community, _args, context) => {
      const everything = belongsTo(requireActor(context), community.id)
      return context.hub.database.prisma.$queryRaw<{ topic: string; count: number }[]>`
        SELECT topic, count(*)::int AS count
          FROM thread, unnest(topics) AS topic
         WHERE community_id = ${community.id}::uuid AND (${everything} OR open_to_network)
         GROUP BY topic ORDER BY count DESC, topic LIMIT 50`
    },
  }),
  whoToAsk: t.prismaField({
    ...perViewer,
    type: [Expertise],
    complexity: listCost(longestList),
    description: 'Whom to ask, by topic: members whose answers solved threads here. For members of the community.',
    resolve: (query, community, _args, context) =>
      belongsTo(requireActor(context), community.id)
        ? context.hub.database.prisma.expertise.findMany({
            ...query,
            where: { communityId: community.id },
            orderBy: [{ solvedCount: 'desc' }, { topic: 'asc' }, { memberId: 'asc' }],
            take: longestList,
          })
        : [],
  }),
}))

builder.objectField(Viewer, 'unreadThreadCount', (t) =>
  t.int({
    description: 'Unread threads in the viewer’s communities.',
    resolve: async (_viewer, _args, context) => {
      const counts = await countUnread(context)
      return [...counts.values()].reduce((sum, count) => sum + count, 0)
    },
  }),
)
