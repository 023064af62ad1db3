import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordFailure } from './record-failure.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const now = new Date('2026-03-10T09:00:00Z')
const fail = (eventId: string) =>
  recordFailure(database, { reaction: 'note', eventId, error: new Error('the database is away'), now })
const deliveryOf = (eventId: string) =>
  database.prisma.delivery.findUnique({ where: { reaction_eventId: { reaction: 'note', eventId } } })

test('a failed attempt comes again, also when the database has forgotten in a crash that it began', async () => {
  const eventId = newId()
  expect(await fail(eventId)).toBe('again')
  expect(await deliveryOf(eventId)).toMatchObject({
    started: 1,
    finished: 1,
    lastError: 'Error: the database is away',
    nextAttemptAt: new Date('2026-03-10T09:00:01Z'),
  })
})

test('a second failure of the same is counted, and waits longer', async () => {
  const eventId = newId()
  await database.prisma.delivery.create({ data: { reaction: 'note', eventId, started: 2, finished: 1 } })
  await fail(eventId)
  expect(await deliveryOf(eventId)).toMatchObject({
    started: 2,
    finished: 2,
    nextAttemptAt: new Date('2026-03-10T09:00:02Z'),
  })
})

test('what was applied though the answer was lost does not come again', async () => {
  const eventId = newId()
  await database.prisma.inboxEntry.create({ data: { reaction: 'note', eventId } })
  await fail(eventId)
  expect(await deliveryOf(eventId)).toBeNull()
})
