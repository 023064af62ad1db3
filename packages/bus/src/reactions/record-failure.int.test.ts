import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../testing/threads.ts'
import { NotBegun } from './apply-events.ts'
import { recordFailure } from './record-failure.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const now = new Date('2026-03-10T09:00:00Z')
const fail = (eventId: string, error = new Error('no')) =>
  recordFailure(database, { reaction: 'note', eventId, error, now })
const asked = async (): Promise<string> => {
  const subjectId = await ask(database)
  return (await database.prisma.event.findFirstOrThrow({ where: { subjectId } })).id
}
const deliveryOf = (eventId: string) =>
  database.prisma.delivery.findUnique({ where: { reaction_eventId: { reaction: 'note', eventId } } })

test('a failed attempt comes again, also when the database has forgotten in a crash that it began', async () => {
  const eventId = await asked()
  expect(await fail(eventId)).toBe('again')
  expect(await deliveryOf(eventId)).toMatchObject({
    started: 1,
    finished: 1,
    lastError: 'Error: no',
    nextAttemptAt: new Date('2026-03-10T09:00:01Z'),
  })
})

test('a second failure of the same is counted, and waits longer', async () => {
  const eventId = await asked()
  await database.prisma.delivery.create({ data: { reaction: 'note', eventId, started: 2, finished: 1 } })
  await fail(eventId)
  expect(await deliveryOf(eventId)).toMatchObject({
    started: 2,
    finished: 2,
    nextAttemptAt: new Date('2026-03-10T09:00:02Z'),
  })
})

test('what was applied though the answer was lost does not come again', async () => {
  const eventId = await asked()
  await database.prisma.inboxEntry.create({ data: { reaction: 'note', eventId } })
  await fail(eventId)
  expect(await deliveryOf(eventId)).toBeNull()
})

test('what could not even begin is not counted, and comes again', async () => {
  const eventId = await asked()
  await database.prisma.delivery.create({ data: { reaction: 'note', eventId, started: 8, finished: 7 } })
  expect(await fail(eventId, new NotBegun(new Error('timeout exceeded when trying to connect')))).toBe('again')
  expect(await deliveryOf(eventId)).toMatchObject({ started: 7, finished: 7, nextAttemptAt: expect.any(Date) })
})

test('what the log does not have is not remembered', async () => {
  const eventId = newId()
  await fail(eventId)
  expect(await deliveryOf(eventId)).toBeNull()
})
