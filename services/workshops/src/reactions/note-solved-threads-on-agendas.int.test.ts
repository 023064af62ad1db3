import type { Transaction } from '@ama/database'
import { threadReopened, threadSolved, type Envelope } from '@ama/events'
import type { Context } from '@ama/graphql'
import { newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { proposeAgendaPoint } from '../commands/agenda.ts'
import { noteSolvedThreads } from './note-solved-threads-on-agendas.ts'

const now = new Date('2026-03-10T09:00:00Z')
const database = await testDatabase()
const { prisma } = database
const [communityId, memberId, workshopId] = [newId(), newId(), newId()]
let threadId: string
let told: string[]

beforeAll(async () => {
  await prisma.community.create({ data: { id: communityId, slug: 'marsan', name: 'Marsan' } })
  await prisma.member.create({ data: { id: memberId, displayName: 'Anne', email: 'anne@demo.example' } })
  await prisma.workshop.create({
    data: {
      id: workshopId,
      kind: 'MEETING',
      title: 'Réunion',
      state: 'PUBLISHED',
      startsAt: now,
      endsAt: new Date('2026-03-10T11:00:00Z'),
      publishedAt: now,
      createdAt: now,
      updatedAt: now,
      createdBy: { connect: { id: memberId } },
      communities: { create: { communityId, rank: 1 } },
    },
  })
})
beforeEach(async () => {
  threadId = newId()
  told = []
  const thread = { id: threadId, communityId, authorId: memberId, title: 'Recruter ?', body: 'Comment ?' }
  const point = { id: newId(), workshopId, threadId, title: 'Recruter', proposedById: memberId }
  await prisma.thread.create({ data: { ...thread, createdAt: now, lastActivityAt: now } })
  await prisma.agendaPoint.create({ data: { ...point, createdAt: now } })
})
afterAll(() => database.drop())

const envelope = (type: string): Envelope => ({
  specversion: '1.0',
  id: newId(),
  source: 'hub',
  type,
  subject: threadId,
  time: now.toISOString(),
  datacontenttype: 'application/json',
  dataschema: '',
  communityid: communityId,
  audience: 'community',
  actorid: memberId,
  correlationid: newId(),
  causationid: null,
  position: '1',
  traceparent: null,
  data: { threadId, ...(type === threadSolved.type && { answerId: newId(), answerAuthorId: memberId }) },
})
const deliver = (type: string) =>
  prisma.$transaction(async (tx) => {
    const { effect } = noteSolvedThreads
    if (!('apply' in effect)) throw new Error('It is applied event by event')
    const emit = async ({ subjectId }: { subjectId: string }) => void told.push(subjectId)
    await effect.apply(tx, [{ event: envelope(type), context: { now, emit } }])
  })
const setSolved = async (solved: boolean, tx: Transaction = prisma) => {
  const answer = { id: newId(), threadId, authorId: memberId, body: 'Ainsi.', createdAt: now }
  const solvingAnswerId = solved ? (await tx.answer.create({ data: answer })).id : null
  await tx.thread.update({ where: { id: threadId }, data: { solvedAt: solved ? now : null, solvingAnswerId } })
}
const saysSolved = async () => (await prisma.agendaPoint.findFirstOrThrow({ where: { threadId } })).threadSolved

test('a point says that its thread is solved, and tells so once', async () => {
  await setSolved(true)
  await deliver(threadSolved.type)
  await deliver(threadSolved.type)
  expect([await saysSolved(), told]).toEqual([true, [workshopId]])
})

test('of a thread that was solved and reopened it says that it is open, in whatever order that is heard', async () => {
  await setSolved(true)
  await setSolved(false)
  await deliver(threadReopened.type)
  await deliver(threadSolved.type)
  expect([await saysSolved(), told]).toEqual([false, []])
})

test('of one that was reopened and solved anew it says that it is solved, in whatever order that is heard', async () => {
  await setSolved(true)
  await deliver(threadSolved.type)
  await setSolved(false)
  await setSolved(true)
  await deliver(threadSolved.type)
  await deliver(threadReopened.type)
  expect(await saysSolved()).toBe(true)
})

const propose = () => {
  const viewer = { memberId, establishmentId: null, roles: [{ role: 'MANAGER', communityId }] }
  const hub = { database, clock: { now: () => now }, available: () => true }
  const context = { hub, viewer, requestId: newId(), wrote: () => {} } as unknown as Context
  return proposeAgendaPoint(context, { workshopId, title: 'Recruter', threadId, minutes: null })
}

test('a thread that is being solved is not put on an agenda as an open one', async () => {
  await prisma.agendaPoint.deleteMany()
  let proposing: Promise<unknown> = Promise.resolve()
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM thread WHERE id = ${threadId}::uuid FOR UPDATE`
    await setSolved(true, tx)
    proposing = propose().catch(({ message }: Error) => message)
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    await eventually(async () => (await database.pool.query(waiting)).rowCount === 1)
  })
  expect(await proposing).toBe('Ce fil est déjà résolu.')
})
