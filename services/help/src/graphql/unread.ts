import { defineLoader, requireActor, type Context } from '@ama/graphql'
import { communitiesOf, isNetworkReferent } from '@ama/kernel'

interface Marks {
  readonly memberSince: Date
  readonly readAt: Date | null
}

const loadMarks = defineLoader<Marks | null>(async (threadIds, context) => {
  const { memberId } = requireActor(context)
  const { prisma } = context.hub.database
  const [member, reads] = await Promise.all([
    prisma.member.findUniqueOrThrow({ where: { id: memberId }, select: { createdAt: true } }),
    prisma.threadRead.findMany({ where: { memberId, threadId: { in: [...threadIds] } } }),
  ])
  const readAt = new Map(reads.map((read) => [read.threadId, read.readAt]))
  return new Map(threadIds.map((id) => [id, { memberSince: member.createdAt, readAt: readAt.get(id) ?? null }]))
}, null)

/**
 * Something happened after the viewer read it; of threads never opened, after the viewer asked it, or since the viewer
 * is a member.
 */
export const isUnread = async (
  context: Context,
  thread: { id: string; authorId: string; createdAt: Date; lastActivityAt: Date },
): Promise<boolean> => {
  const marks = await loadMarks(context, thread.id)
  if (marks === null) return false
  const isMine = thread.authorId === requireActor(context).memberId
  return thread.lastActivityAt > (marks.readAt ?? (isMine ? thread.createdAt : marks.memberSince))
}

/** How many unread threads the viewer has, by community; threads of other communities opened to all among them. */
export const countUnread = async (context: Context): Promise<ReadonlyMap<string, number>> => {
  const rows = await unreadRows(context)
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(row.community_id, (counts.get(row.community_id) ?? 0) + 1)
  return counts
}

/** Ids of the viewer's unread threads, newest first; at most 500, more is not read one by one. */
export const unreadRows = (context: Context): Promise<{ id: string; community_id: string }[]> => {
  const actor = requireActor(context)
  return context.hub.database.prisma.$queryRaw`
    SELECT t.id, t.community_id
      FROM thread t
      JOIN member m ON m.id = ${actor.memberId}::uuid
      LEFT JOIN thread_read r ON r.thread_id = t.id AND r.member_id = m.id
     WHERE (${isNetworkReferent(actor)} OR t.open_to_network OR t.community_id = ANY(${[...communitiesOf(actor)]}::uuid[]))
       AND t.last_activity_at > coalesce(r.read_at, CASE WHEN t.author_id = m.id THEN t.created_at ELSE m.created_at END)
     ORDER BY t.last_activity_at DESC, t.id DESC
     LIMIT 500`
}

const unreadByCommunity = defineLoader<number>(async (communityIds, context) => {
  const counts = await countUnread(context)
  return new Map(communityIds.map((id) => [id, counts.get(id) ?? 0]))
}, 0)

/** The viewer's unread threads in one community. */
export const countUnreadIn = (context: Context, communityId: string): Promise<number> =>
  unreadByCommunity(context, communityId)
