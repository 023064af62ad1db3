import { afterAll, expect, test } from 'vitest'
import { hasNats, testDatabase, testNats } from './index.ts'

const database = await testDatabase()
afterAll(() => database.drop())

test('a test file has a migrated and empty database of its own', async () => {
  expect(await database.prisma.thread.count()).toBe(0)
  expect(await database.prisma.logHead.count()).toBe(1)
  const other = await testDatabase()
  await other.prisma.geographicCode.count()
  expect(other.url).not.toBe(database.url)
  await other.drop()
  await expect(other.pool.query('SELECT 1')).rejects.toThrow()
})

test.skipIf(!hasNats())('a test has a NATS server of its own, which it may kill and bring back', async () => {
  const nats = await testNats()
  await nats?.kill()
  await nats?.restart()
  await nats?.stop()
  expect(nats?.url).toMatch(/^nats:\/\/127\.0\.0\.1:\d+$/)
})
