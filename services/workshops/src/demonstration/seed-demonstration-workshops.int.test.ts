import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemonstrationWorkshops } from './seed-demonstration-workshops.ts'

const clock = { now: () => new Date('2026-03-20T09:00:00Z') }
const database = await testDatabase()
const { prisma } = database

beforeAll(async () => {
  const communityId = newId()
  await prisma.community.create({ data: { id: communityId, slug: 'marsan', name: 'Marsan', demonstration: true } })
  for (const role of ['MANAGER', 'MANAGER', 'HR', 'PROFESSIONAL', 'AMBASSADOR', 'PROFESSIONAL'] as const) {
    const member = { id: newId(), displayName: role, email: `${newId()}@demo.example`, demonstration: true }
    await prisma.member.create({ data: { ...member, roles: { create: { id: newId(), role, communityId } } } })
  }
  await seedDemonstrationWorkshops(database, clock)
  await seedDemonstrationWorkshops(database, clock)
})
afterAll(() => database.drop())

test('a demonstration community has workshops to come and one that is over, once', async () => {
  const workshops = await prisma.workshop.findMany()
  expect(workshops).toHaveLength(4)
  expect(workshops.filter(({ startsAt }) => startsAt > clock.now())).toHaveLength(3)
})

test('their counters are what their registrations say, and one is full with somebody waiting', async () => {
  const workshops = await prisma.workshop.findMany({ include: { registrations: true } })
  for (const { seatsTaken, waitingCount, registrations } of workshops) {
    expect(registrations.filter(({ state }) => state !== 'WAITING')).toHaveLength(seatsTaken)
    expect(registrations.filter(({ state }) => state === 'WAITING')).toHaveLength(waitingCount)
  }
  expect(workshops.filter(({ waitingCount }) => waitingCount > 0)).toHaveLength(1)
})

test('they keep their hour over the change of clocks, and none is at the weekend', async () => {
  const dates = await prisma.workshopDate.findMany({ orderBy: { startsAt: 'asc' } })
  // Planned on 20 March, in winter; in the Landes summer time began on the 29th.
  expect(dates.map(({ startsAt }) => startsAt.toISOString())).toEqual([
    '2026-03-04T08:00:00.000Z',
    '2026-03-30T12:00:00.000Z',
    '2026-04-01T07:00:00.000Z',
    '2026-04-15T07:00:00.000Z',
    '2026-04-16T07:00:00.000Z',
  ])
})

test('the one that is over has minutes, decisions, a task, and who was there', async () => {
  const over = await prisma.workshop.findFirstOrThrow({
    where: { startsAt: { lt: clock.now() } },
    include: { minutes: true, decisions: true, tasks: true, registrations: { include: { attendance: true } } },
  })
  expect(over.minutes?.publishedAt).not.toBeNull()
  expect([over.decisions.length, over.tasks.length]).toEqual([2, 1])
  expect(over.registrations.map(({ state }) => state).toSorted()).toEqual([
    'ATTENDED',
    'ATTENDED',
    'ATTENDED',
    'EXCUSED',
  ])
  expect(over.registrations.every(({ attendance }) => attendance.length === 1)).toBe(true)
})
