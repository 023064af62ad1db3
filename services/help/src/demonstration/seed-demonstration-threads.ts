import { emit, transact } from '@ama/bus'
import type { Database, Transaction } from '@ama/database'
import { newId, type Clock } from '@ama/kernel'
import { demonstrationThreads } from './demonstration-threads.ts'
import { happeningsOf } from './happenings-of.ts'
import { planThreads, type CastMember, type PlannedThread } from './plan-threads.ts'

/**
 * Lets each demonstration community look lived in: a few invented threads of the last weeks, with their answers and
 * events, written by its demonstration members. Only where there is no thread yet. The members must be there.
 */
export const seedDemonstrationThreads = async (database: Database, clock: Clock): Promise<void> => {
  const silent = { demonstration: true, threads: { none: {} }, slug: { in: Object.keys(demonstrationThreads) } }
  if ((await database.prisma.community.count({ where: silent })) === 0) return
  const now = clock.now()
  await transact(
    database,
    async (tx) => {
      // A second process that starts at the same time waits, then finds nothing to do.
      await tx.$queryRaw`SELECT 1 FROM community WHERE demonstration ORDER BY id FOR NO KEY UPDATE`
      const communities = await tx.community.findMany({ where: silent, orderBy: { slug: 'asc' } })
      const casts = await castsOf(tx)
      const planned = communities.flatMap(({ id, slug }) => {
        const elsewhere = [...casts].flatMap(([communityId, cast]) => (communityId === id ? [] : cast))
        const scene = { communityId: id, cast: casts.get(id) ?? [], elsewhere }
        return planThreads(demonstrationThreads[slug] ?? [], scene, now)
      })
      await writeThreads(tx, planned)
      await tellAbout(tx, planned)
    },
    { timeout: 60_000 },
  )
}

/** The demonstration members of each community, in an order that stays. */
const castsOf = async (tx: Transaction): Promise<ReadonlyMap<string, CastMember[]>> => {
  const held = await tx.heldRole.findMany({
    where: { endedAt: null, communityId: { not: null }, member: { demonstration: true } },
    include: { member: { select: { establishmentId: true, email: true } } },
  })
  const cast = held
    .toSorted((one, other) => (one.member.email < other.member.email ? -1 : 1))
    .flatMap(({ communityId, memberId, role, member: { establishmentId } }) =>
      communityId ? [{ communityId, memberId, role, establishmentId }] : [],
    )
  return Map.groupBy(cast, (member) => member.communityId)
}

const writeThreads = async (tx: Transaction, planned: readonly PlannedThread[]): Promise<void> => {
  await tx.thread.createMany({
    data: planned.map(({ id, communityId, author, text, createdAt, lastActivityAt, answers }) => ({
      id,
      communityId,
      authorId: author.memberId,
      title: text.title,
      body: text.body,
      topics: [...text.topics],
      openToNetwork: text.openToNetwork ?? false,
      answerCount: answers.length,
      createdAt,
      lastActivityAt,
    })),
  })
  const answers = planned.flatMap(({ id: threadId, answers }) =>
    answers.map(({ id, author, body, createdAt }) => ({ id, threadId, authorId: author.memberId, body, createdAt })),
  )
  await tx.answer.createMany({ data: answers })
  for (const { id, answers: given, solution } of planned) {
    const last = given.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime()).at(-1)
    const solved = solution ? { solvedAt: solution.at, solvingAnswerId: solution.answer.id } : {}
    if (last) await tx.thread.update({ where: { id }, data: { lastAnswerId: last.id, ...solved } })
  }
  await tx.threadRead.createMany({ data: planned.flatMap(readMarksOf) })
}

/** Who wrote has read what stood there at the time. */
const readMarksOf = ({ id: threadId, author, answers, solution }: PlannedThread) => [
  ...(solution ? [{ threadId, memberId: author.memberId, readAt: solution.at }] : []),
  ...answers.map((answer) => ({ threadId, memberId: answer.author.memberId, readAt: answer.createdAt })),
]

/** In the order of time over all communities: the feed shows the log's order. */
const tellAbout = async (tx: Transaction, planned: readonly PlannedThread[]): Promise<void> => {
  const happenings = planned.flatMap(happeningsOf).toSorted((one, other) => one.at.getTime() - other.at.getTime())
  for (const { at, actorId, event } of happenings) {
    await emit(tx, { actorId, correlationId: newId(), now: at }, event)
  }
}
