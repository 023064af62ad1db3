import { eventually, freePort, testDatabase, testFolder } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runHub, type RunningProgram } from './testing/run-hub.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let hub: RunningProgram | null = null
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await hub?.kill('SIGKILL')
  await database.drop()
})

const start = async () => {
  const settings = { DATABASE_URL: database.url, HUB_PORT: String(await freePort()) }
  hub = runHub(['start'], { ...settings, HUB_DATA_DIR: testFolder('signal') })
  return hub
}
const waiting = async () => {
  const sql = `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
  return (await database.pool.query<{ count: number }>(sql)).rows[0]?.count === 1
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'a start that waits for the migrations of another ends on %s',
  async (signal) => {
    const other = await database.pool.connect()
    await other.query('SELECT pg_advisory_lock(4862700001)')
    const waits = await start()
    await eventually(waiting, { within: 20_000 })
    const code = await waits.kill(signal)
    other.release(true)
    expect(code).toBe(0)
    expect(waits.output()).not.toContain('Hub ready')
  },
)

test('a start that is told to stop on its way stops what it has started', async () => {
  const starting = await start()
  await starting.prints('Applying migrations')
  expect(await starting.kill()).toBe(0)
  expect(starting.output()).not.toContain('Hub ready')
})
