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

test('a demonstration community has workshops to come, once', async () => {
  const workshops = await prisma.workshop.findMany()
  expect(workshops).toHaveLength(3)
  expect(workshops.every(({ startsAt }) => startsAt > clock.now())).toBe(true)
})

test('their counters are what their registrations say, and one is full with somebody waiting', async () => {
  const workshops = await prisma.workshop.findMany({ include: { registrations: true } })
  for (const { seatsTaken, waitingCount, registrations } of workshops) {
    expect(registrations.filter(({ state }) => state === 'REGISTERED')).toHaveLength(seatsTaken)
    expect(registrations.filter(({ state }) => state === 'WAITING')).toHaveLength(waitingCount)
  }
  expect(workshops.filter(({ waitingCount }) => waitingCount > 0)).toHaveLength(1)
})

test('they keep their hour over the change of clocks', async () => {
  const [date] = await prisma.workshopDate.findMany({ orderBy: { startsAt: 'asc' } })
  expect(date?.startsAt.toISOString()).toBe('2026-03-28T13:00:00.000Z')
  const later = await prisma.workshopDate.findMany({ where: { startsAt: { gt: new Date('2026-03-30') } } })
  expect(new Set(later.map(({ startsAt }) => startsAt.toISOString().slice(11)))).toEqual(new Set(['07:00:00.000Z']))
})
