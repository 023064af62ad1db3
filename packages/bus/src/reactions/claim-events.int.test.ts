import { createLogger, newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import { keepPostgresSession } from '../connections/keep-postgres-session.ts'
import { claimEvents } from './claim-events.ts'

const database = await testDatabase()
const claims = keepPostgresSession({ url: database.url, name: 'claims', log: createLogger('silent') })
afterAll(async () => {
  await claims.close()
  await database.drop()
})

/** How many entries of the inbox have been read so far, by whomever. */
const read = async (): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(
    "SELECT (idx_tup_fetch + seq_tup_read)::int AS count FROM pg_stat_user_tables WHERE relname = 'inbox'",
  )
  return rows[0]?.count ?? 0
}

test('to take events, no more of the inbox is read than their own entries, however much was handled before', async () => {
  const { rows } = await database.pool.query<{ id: string }>(
    `INSERT INTO inbox (reaction, event_id) SELECT 'note', gen_random_uuid() FROM generate_series(1, 5000)
     RETURNING event_id AS id`,
  )
  const [known, unknown] = [rows.slice(0, 3).map(({ id }) => id), [newId(), newId()]]
  const session = await eventually(() => claims.session())
  const before = await read()
  const claimed = await claimEvents(session, 'note', [...known, ...unknown], new Date())
  await session.query('SELECT pg_stat_force_next_flush()')
  await eventually(async () => (await read()) > before)
  expect((await read()) - before).toBe(3)
  expect(known.map((id) => claimed.get(id)?.kind)).toEqual(['settled', 'settled', 'settled'])
  expect(unknown.map((id) => claimed.get(id)?.kind)).toEqual(['new', 'new'])
})
