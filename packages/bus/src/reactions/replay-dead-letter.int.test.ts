import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import { replayDeadLetter } from './replay-dead-letter.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const deliveries = () => database.prisma.delivery.findMany({ where: { reaction: 'note' } })

test('tens of thousands of dead letters are put back at once', async () => {
  await database.pool.query(`INSERT INTO dead_letter (id, reaction, event_id, reason, attempts)
    SELECT gen_random_uuid(), 'many', gen_random_uuid(), 'no', 8 FROM generate_series(1, 40000)`)
  expect(await replayDeadLetter(database, 'all')).toBe(40_000)
  expect(await database.prisma.delivery.count({ where: { reaction: 'many' } })).toBe(40_000)
  expect(await database.prisma.deadLetter.count({ where: { replayedAt: null } })).toBe(0)
})

test('two letters of one event are put back as one delivery, due at once, whatever waits of it already', async () => {
  const eventId = newId()
  const letter = { reaction: 'note', eventId, reason: 'no', attempts: 8 }
  await database.prisma.deadLetter.createMany({ data: [1, 2].map(() => ({ ...letter, id: newId() })) })
  await database.prisma.delivery.create({ data: { reaction: 'note', eventId, started: 1, finished: 1 } })
  expect(await replayDeadLetter(database, 'all')).toBe(2)
  expect(await deliveries()).toMatchObject([{ eventId, started: 1, finished: 1 }])
})

test('what is no id, or of no letter, puts nothing back', async () => {
  expect(await replayDeadLetter(database, newId())).toBe(0)
  expect(await replayDeadLetter(database, 'everything')).toBe(0)
})
