import { createLogger, newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { expect, test } from 'vitest'
import { keepPostgresSession } from '../connections/keep-postgres-session.ts'
import { claimEvents } from './claim-events.ts'

test('claiming events reads their own deliveries alone, however many ended ones lie about', async () => {
  const database = await testDatabase()
  await database.pool.query(
    `INSERT INTO delivery (reaction, event_id) SELECT 'note', gen_random_uuid() FROM generate_series(1, 3000)`,
  )
  await database.pool.query('DELETE FROM delivery')
  const kept = keepPostgresSession({
    url: database.url,
    name: 'claims',
    log: createLogger('silent'),
    // As after some uses of the statement.
    setUp: ['SET plan_cache_mode = force_generic_plan'],
  })
  const session = await eventually(() => kept.session())
  const entriesRead = async (): Promise<number> => {
    await session.query('SELECT pg_stat_force_next_flush()')
    await session.query('SELECT pg_stat_clear_snapshot()')
    const rows = await session.query<{ read: number }>(
      `SELECT sum(idx_tup_read)::int AS read FROM pg_stat_user_indexes WHERE relname = 'delivery'`,
    )
    return rows[0]?.read ?? 0
  }
  const before = await entriesRead()
  const claims = await claimEvents(session, 'note', [newId(), newId()], new Date())
  expect([...claims.values()]).toEqual([{ kind: 'new' }, { kind: 'new' }])
  expect((await entriesRead()) - before).toBeLessThan(10)
  await kept.close()
  await database.drop()
})
