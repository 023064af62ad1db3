import { randomUUID } from 'node:crypto'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = await testDatabase()
afterAll(() => database.drop())

const { prisma, pool } = database
const communityId = randomUUID()
const authorId = randomUUID()
const now = new Date('2026-09-01T08:00:00Z')

beforeAll(async () => {
  await prisma.community.create({ data: { id: communityId, slug: 'marsan', name: 'Marsan' } })
  await prisma.member.create({ data: { id: authorId, displayName: 'Anne', email: 'anne@demo.example' } })
})

const thread = (change: { title?: string; body?: string; solvedAt?: Date; answerCount?: number } = {}) =>
  prisma.thread.create({
    data: {
      id: randomUUID(),
      communityId,
      authorId,
      title: 'Transport adapté',
      body: 'Qui a déjà mutualisé un véhicule ?',
      lastActivityAt: now,
      createdAt: now,
      ...change,
    },
  })

test.each([
  ['a blank title', { title: ' \n ' }, 'thread_title'],
  ['a blank text', { body: '\t' }, 'thread_body'],
  ['a text over 20,000 characters', { body: 'é'.repeat(20_001) }, 'thread_body'],
  ['solved without an answer', { solvedAt: now }, 'thread_solution'],
  ['fewer than no answers', { answerCount: -1 }, 'thread_answer_count'],
])('a thread with %s is refused', async (_, change, constraint) => {
  await expect(thread(change)).rejects.toThrow(constraint)
})

test('a thread solved by an answer of another thread is refused', async () => {
  const [asked, other] = [await thread(), await thread()]
  const answer = { id: randomUUID(), authorId, body: 'Nous, avec le CIAS.', createdAt: now }
  await prisma.answer.create({ data: { ...answer, threadId: other.id } })
  const solution = { solvedAt: now, solvingAnswerId: answer.id }
  await expect(prisma.thread.update({ where: { id: asked.id }, data: solution })).rejects.toThrow(/foreign key/i)
  await expect(prisma.thread.update({ where: { id: other.id }, data: solution })).resolves.toMatchObject(solution)
})

test('a text of 20,000 characters is accepted', async () => {
  await expect(thread({ body: 'é'.repeat(20_000) })).resolves.toMatchObject({ answerCount: 0 })
})

const event = (audience = 'community') =>
  prisma.event.create({
    data: {
      id: randomUUID(),
      type: 'hub.help.thread-asked.v1',
      subjectId: randomUUID(),
      communityId,
      audience,
      correlationId: randomUUID(),
      data: {},
      occurredAt: now,
    },
  })

test('an event for an unknown audience is refused', async () => {
  await expect(event('everybody')).rejects.toThrow('event_log_audience')
})

test('an event knows the transaction that wrote it', async () => {
  const { xid } = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_current_xact_id()`
    return tx.event.create({
      data: {
        id: randomUUID(),
        type: 'hub.help.thread-asked.v1',
        subjectId: randomUUID(),
        audience: 'internal',
        correlationId: randomUUID(),
        data: {},
        occurredAt: now,
      },
    })
  })
  expect(xid).toBeGreaterThan(0n)
})

test('the log has one head, there from the start', async () => {
  expect(await prisma.logHead.count()).toBe(1)
  await expect(prisma.logHead.create({ data: { only: true } })).rejects.toThrow()
  await expect(prisma.logHead.create({ data: { only: false } })).rejects.toThrow('log_head_only_row')
})

test('nothing is published that has no place in the log', async () => {
  await expect(prisma.logHead.updateMany({ data: { published: 1n } })).rejects.toThrow('log_head_published_within')
})

test('a member holds a role once at a time, in a community and in the whole network', async () => {
  const hold = (community: string | null, endedAt: Date | null = null) =>
    prisma.heldRole.create({
      data: { id: randomUUID(), memberId: authorId, role: 'MANAGER', communityId: community, endedAt },
    })
  await hold(communityId)
  await hold(null)
  await hold(null, now)
  await expect(hold(communityId)).rejects.toThrow()
  await expect(hold(null)).rejects.toThrow()
})

test('search finds French words in any form, with or without accents', async () => {
  const { rows } = await pool.query<{ found: boolean }>(
    `SELECT to_tsvector('french_unaccent', 'Les véhicules adaptés') @@ plainto_tsquery('french_unaccent', 'vehicule adapte') AS found`,
  )
  expect(rows).toEqual([{ found: true }])
})

test('search and the relay have their indexes', async () => {
  const { rows } = await pool.query<{ indexname: string }>(
    `SELECT indexname FROM pg_indexes WHERE indexname IN ('thread_search', 'answer_search', 'event_log_unplaced')`,
  )
  expect(rows).toHaveLength(3)
})
