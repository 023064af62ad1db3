import { builder, type Context, isPlaceCursor, isRowCursor, pageCost, perViewer, requireActor } from '@ama/graphql'
import type { Prisma } from '@ama/database'
import { belongsTo } from '@ama/kernel'
import { Viewer } from '@ama/people'
import { resolveArrayConnection, type DefaultConnectionArguments } from '@pothos/plugin-relay'
import { readableThreads } from '../permissions.ts'
import { searchThreadIds } from './search.ts'
import { ThreadConnection, ThreadEdge, ThreadNode } from './thread.ts'
import { unreadRows } from './unread.ts'

const newestFirst = [{ lastActivityAt: 'desc' }, { id: 'desc' }] satisfies Prisma.ThreadOrderByWithRelationInput[]

builder.prismaObjectField('Community', 'threads', (t) =>
  t.prismaConnection(
    {
      ...perViewer,
      type: ThreadNode,
      cursor: 'id',
      complexity: pageCost(isRowCursor),
      description: 'Threads that the viewer may read, the last active first.',
      args: {
        solved: t.arg.boolean({ description: 'Only solved ones, or only open ones.' }),
        search: t.arg.string({ description: 'French full-text search in questions and answers.' }),
      },
      resolve: async (query, community, { solved, search }, context) => {
        const found = search ? await searchThreadIds(context, search, community.id) : null
        return context.hub.database.prisma.thread.findMany({
          ...query,
          where: {
            communityId: community.id,
            ...(belongsTo(requireActor(context), community.id) ? {} : { openToNetwork: true }),
            ...(typeof solved === 'boolean' ? { solvedAt: solved ? { not: null } : null } : {}),
            ...(found ? { id: { in: found } } : {}),
          },
          orderBy: newestFirst,
        })
      },
    },
    ThreadConnection,
    ThreadEdge,
  ),
)

/** One page of a list of ids, with the threads of that page only. */
const pageOf = async (context: Context, args: DefaultConnectionArguments, ids: readonly string[]) => {
  const page = resolveArrayConnection({ args, defaultSize: 20, maxSize: 100 }, ids)
  const threads = await context.hub.database.prisma.thread.findMany({
    where: { id: { in: page.edges.map((edge) => edge.node) }, AND: [readableThreads(requireActor(context))] },
  })
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const thread = byId.get(node)
    return thread ? [{ cursor, node: thread }] : []
  })
  return { ...page, edges }
}

builder.queryField('searchThreads', (t) =>
  t.connection(
    {
      type: ThreadNode,
      complexity: pageCost(isPlaceCursor),
      description: 'French full-text search in all threads that the viewer may read, best first.',
      args: { query: t.arg.string({ required: true }) },
      resolve: async (_root, args, context) => pageOf(context, args, await searchThreadIds(context, args.query, null)),
    },
    ThreadConnection,
    ThreadEdge,
  ),
)

builder.objectField(Viewer, 'unreadThreads', (t) =>
  t.connection(
    {
      type: ThreadNode,
      complexity: pageCost(isPlaceCursor),
      description: 'Threads with something new since the viewer read them, newest first.',
      resolve: async (_viewer, args, context) => {
        const rows = await unreadRows(context)
        const ids = rows.map((row) => row.id)
        return pageOf(context, args, ids)
      },
    },
    ThreadConnection,
    ThreadEdge,
  ),
)
