import { createLogger, newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { afterAll, expect, test } from 'vitest'
import { keepPostgresSession } from '../connections/keep-postgres-session.ts'
import { ask } from '../testing/threads.ts'
import { claimEvents, countAttempts, releaseEvents } from './claim-events.ts'

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

const askedEvent = async (): Promise<string> => {
  const subjectId = await ask(database)
  return (await database.prisma.event.findFirstOrThrow({ where: { subjectId } })).id
}
const startedOf = async (eventId: string) =>
  (await database.prisma.delivery.findUnique({ where: { reaction_eventId: { reaction: 'note', eventId } } }))?.started

/** Takes events as a process does that dies before it has tried them. */
const claimAndLeave = async (ids: readonly string[]) => {
  const session = await eventually(() => claims.session())
  const claimed = await claimEvents(session, 'note', ids, new Date())
  await releaseEvents(session, 'note', ids)
  return ids.map((id) => claimed.get(id)?.kind)
}

test('of those taken again none is counted before its own attempt: what stands behind a killer is not at fault', async () => {
  const [killer, innocent] = [await askedEvent(), await askedEvent()]
  const session = await eventually(() => claims.session())
  expect(await claimAndLeave([killer, innocent])).toEqual(['new', 'new'])
  for (let death = 2; death <= 3; death += 1) {
    expect(await claimAndLeave([killer, innocent])).toEqual(['suspect', 'suspect'])
    await countAttempts(session, 'note', [killer])
  }
  expect(await claimAndLeave([killer, innocent])).toEqual(['poison', 'suspect'])
  expect([await startedOf(killer), await startedOf(innocent)]).toEqual([3, 1])
})

test('what is not in the log leaves no delivery behind when it is taken', async () => {
  const unknown = newId()
  expect(await claimAndLeave([unknown])).toEqual(['new'])
  expect(await startedOf(unknown)).toBeUndefined()
})
