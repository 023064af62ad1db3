import { layLine, testDatabase } from '@ama/testkit'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { isDatabaseUnavailable } from './is-database-unavailable.ts'
import { silentAtMost } from './silent-socket.ts'

const database = await testDatabase()
afterAll(() => database.drop())

let line: Awaited<ReturnType<typeof layLine>>
let client: pg.Client

beforeEach(async () => {
  line = await layLine(database.url)
  client = new pg.Client({ connectionString: line.url, stream: silentAtMost(500) })
  client.on('error', () => undefined)
  await client.connect()
})
afterEach(async () => {
  line.mend()
  await client.end().catch(() => undefined)
})

test('a question that meets silence fails, and the database is taken for gone', async () => {
  await client.query('SELECT 1')
  line.cut('silence')
  const error: unknown = await client.query('SELECT 1').catch((failure: unknown) => failure)
  expect(isDatabaseUnavailable(error)).toBe(true)
})

test('answers that come in time are waited for, however long they take together', async () => {
  for (let times = 0; times < 6; times += 1) {
    expect((await client.query('SELECT pg_sleep(0.15)')).rowCount).toBe(1)
  }
})
