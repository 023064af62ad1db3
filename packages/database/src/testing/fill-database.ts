import { randomUUID } from 'node:crypto'
import type { Database } from '../connect.ts'

const now = new Date('2026-09-01T08:00:00.123Z')

/** What a text can hold that a copy could get wrong. */
const oddText = 'Deux\tcolonnes\net \\N, \\. « guillemets », "quotes", 🙂 et \u{1}\r\n\\\n\\.\nfin'

/** A thread and the answer that solved it: each refers to the other. */
const solvedThread = async ({ prisma }: Database, communityId: string, authorId: string): Promise<void> => {
  const [threadId, answerId] = [randomUUID(), randomUUID()]
  const common = { authorId, body: oddText, createdAt: now }
  await prisma.thread.create({
    data: {
      ...common,
      id: threadId,
      communityId,
      title: 'Transport adapté',
      topics: ['', 'a,b', '{"x"}', 'NULL'],
      lastActivityAt: now,
      answerCount: 1,
    },
  })
  await prisma.answer.create({ data: { ...common, id: answerId, threadId } })
  await prisma.thread.update({ where: { id: threadId }, data: { solvedAt: now, solvingAnswerId: answerId } })
}

/** Written by a transaction of another server, far ahead: placed at a position, or still without one. */
const event = async ({ pool }: Database, xid: number, position: number | null): Promise<void> => {
  await pool.query(
    `INSERT INTO event_log (id, xid, position, type, subject_id, audience, correlation_id, data, occurred_at)
     VALUES (gen_random_uuid(), $1, $2, 'hub.help.thread-asked.v1', gen_random_uuid(), 'network', gen_random_uuid(), $3, $4)`,
    [xid, position, JSON.stringify({ text: oddText }), now],
  )
}

/** A little of everything that is hard to copy: circles, odd texts, arrays, events that wait for their position. */
export const fillDatabase = async (database: Database): Promise<void> => {
  const { prisma, pool } = database
  const [communityId, memberId] = [randomUUID(), randomUUID()]
  await prisma.community.create({ data: { id: communityId, slug: 'marsan', name: 'Marsan' } })
  await prisma.member.create({ data: { id: memberId, displayName: 'Anne', email: 'anne@demo.example' } })
  await prisma.heldRole.create({ data: { id: randomUUID(), memberId, role: 'AMBASSADOR', communityId } })
  await solvedThread(database, communityId, memberId)
  await solvedThread(database, communityId, memberId)
  for (const position of [1, 2, 3]) await event(database, 4_000_000_000 + position, position)
  await event(database, 4_000_000_009, null)
  await event(database, 4_000_000_008, null)
  await pool.query('UPDATE log_head SET position = 3, published = 3')
}
