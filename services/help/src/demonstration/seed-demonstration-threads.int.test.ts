import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemonstrationThreads } from './seed-demonstration-threads.ts'

const clock = { now: () => new Date('2026-03-10T09:00:00Z') }
let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase()
  const { prisma } = database
  const slugs = ['marsan', 'grand-dax', 'not-in-the-texts']
  await prisma.community.createMany({
    data: slugs.map((slug) => ({ id: newId(), slug, name: slug, demonstration: true })),
  })
  for (const { id: communityId, slug } of await prisma.community.findMany()) {
    for (const role of ['MANAGER', 'MANAGER', 'HR', 'PROFESSIONAL', 'AMBASSADOR'] as const) {
      const member = {
        id: newId(),
        displayName: `${role} ${slug}`,
        email: `${newId()}@demo.example`,
        demonstration: true,
      }
      await prisma.member.create({ data: { ...member, roles: { create: { id: newId(), role, communityId } } } })
    }
  }
  await seedDemonstrationThreads(database, clock)
  await seedDemonstrationThreads(database, clock)
})
afterAll(() => database.drop())

test('each community that has texts has its threads, once', async () => {
  const communities = await database.prisma.community.findMany({ include: { threads: true }, orderBy: { slug: 'asc' } })
  expect(communities.map(({ slug, threads }) => [slug, threads.length])).toEqual([
    ['grand-dax', 5],
    ['marsan', 5],
    ['not-in-the-texts', 0],
  ])
})

test('counts, solutions and last activity fit the answers', async () => {
  const threads = await database.prisma.thread.findMany({ include: { answers: true, solvingAnswer: true } })
  for (const { answers, answerCount, solvedAt, solvingAnswer, lastActivityAt, createdAt, id } of threads) {
    expect(answerCount).toBe(answers.length)
    const times = [createdAt, ...answers.map((answer) => answer.createdAt), solvedAt ?? createdAt].map(Number)
    expect(lastActivityAt.getTime()).toBe(Math.max(...times))
    expect(solvingAnswer?.threadId ?? id).toBe(id)
    expect(solvedAt === null).toBe(solvingAnswer === null)
  }
  expect(threads.some((thread) => thread.solvedAt)).toBe(true)
})

test('authors are members of the community, but for answers in threads open to the network', async () => {
  const threads = await database.prisma.thread.findMany({
    include: { author: { include: { roles: true } }, answers: { include: { author: { include: { roles: true } } } } },
  })
  for (const { communityId, author, answers, openToNetwork } of threads) {
    for (const writer of [author, ...(openToNetwork ? [] : answers.map((answer) => answer.author))]) {
      expect(writer.roles.map((held) => held.communityId)).toContain(communityId)
    }
  }
})

test('the log tells it all in the order of time, to those who may read it', async () => {
  const events = await database.prisma.event.findMany({ orderBy: { sequence: 'asc' } })
  const count = (type: string) => events.filter((event) => event.type === `hub.help.${type}.v1`).length
  expect(count('thread-asked')).toBe(await database.prisma.thread.count())
  expect(count('thread-answered')).toBe(await database.prisma.answer.count())
  expect(count('thread-solved')).toBe(await database.prisma.thread.count({ where: { solvedAt: { not: null } } }))
  const times = events.map((event) => event.occurredAt.getTime())
  expect(times).toEqual(times.toSorted((one, other) => one - other))
  const open = await database.prisma.thread.findMany({ where: { openToNetwork: true }, select: { id: true } })
  const told = events.filter((event) => event.audience === 'network').map((event) => event.subjectId)
  expect(told).toEqual(expect.arrayContaining(open.map((thread) => thread.id)))
})
