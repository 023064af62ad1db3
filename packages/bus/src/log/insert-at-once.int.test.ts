import { connect } from '@ama/database'
import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, expect, test, vi } from 'vitest'
import { ask, askAtOnce, askedRows, countTo } from '../testing/threads.ts'
import { insertAtOnce } from './insert-at-once.ts'
import { logHead } from './read-log.ts'

const database = await testDatabase()
afterAll(() => database.drop())

const setting = (code: string) => ({
  table: 'setting_of_test',
  rows: [{ code, about: { told: [code] }, tags: ['a', `of ${code}`], at: new Date(0) }],
})
const once = (key: string) => ({ table: 'done_of_test', rows: [{ key }] })

await database.pool.query(`
  CREATE TABLE setting_of_test (code text PRIMARY KEY, about jsonb, tags text[], at timestamptz, CHECK (code <> 'bad'));
  CREATE TABLE done_of_test (key text PRIMARY KEY)`)

const codes = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ code: string }>('SELECT code FROM setting_of_test ORDER BY code')
  return rows.map(({ code }) => code)
}
const emptied = () =>
  database.pool.query(
    `TRUNCATE setting_of_test, done_of_test, event_log; UPDATE log_head SET (position, published) = (0, 0)`,
  )

/** In the order in which they were written; null where the relay must give it. */
const positions = async (): Promise<(number | null)[]> => {
  const events = await database.prisma.event.findMany({ select: { position: true }, orderBy: { sequence: 'asc' } })
  return events.map(({ position }) => (position === null ? null : Number(position)))
}
const headPosition = async (): Promise<number> => Number((await logHead(database)).position)

test('what is inserted at the same time is written by few statements, each row as it was given', async () => {
  await emptied()
  const statements = vi.spyOn(database.pool, 'query')
  const keys = Array.from({ length: 40 }, () => newId())
  const written = await Promise.all(
    keys.map((key) => insertAtOnce(database, { once: once(key), into: [setting(key)], events: askedRows(newId()) })),
  )
  const count = statements.mock.calls.filter(([query]) => JSON.stringify(query).includes('INSERT')).length
  statements.mockRestore()
  expect(new Set(written)).toEqual(new Set([true]))
  expect(count).toBeLessThan(6)
  expect(await codes()).toEqual(keys.toSorted())
  const { rows } = await database.pool.query('SELECT about, tags, at FROM setting_of_test WHERE code = $1', [keys[7]])
  expect(rows).toEqual([{ about: { told: [keys[7]] }, tags: ['a', `of ${keys[7]}`], at: new Date(0) }])
})

test('of those written together only the one at fault fails, and what was there already is told', async () => {
  await emptied()
  await insertAtOnce(database, { once: once('before'), into: [setting('before')], events: askedRows(newId()) })
  // Who sends again what was done makes new rows.
  const insertions = ['one', 'bad', 'two', 'before', 'three'].map((key) =>
    insertAtOnce(database, {
      once: once(key),
      into: [setting(key === 'before' ? 'again' : key)],
      events: askedRows(newId()),
    }),
  )
  const outcomes = await Promise.allSettled(insertions)
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.code))).toEqual([
    true,
    '23514',
    true,
    false,
    true,
  ])
  expect(await codes()).toEqual(['before', 'one', 'three', 'two'])
  const done = await database.pool.query('SELECT key FROM done_of_test ORDER BY key')
  expect(done.rows.map(({ key }) => key)).toEqual(['before', 'one', 'three', 'two'])
})

test('the same asked for twice at the same time is written once', async () => {
  await emptied()
  const twice = ['one', 'two'].map((code) =>
    insertAtOnce(database, { once: once('same'), into: [setting(code)], events: askedRows(newId()) }),
  )
  expect((await Promise.all(twice)).toSorted()).toEqual([false, true])
  expect(await codes()).toHaveLength(1)
})

test('insertions of different shapes are told apart', async () => {
  await emptied()
  const short = { table: 'setting_of_test', rows: [{ code: 'short' }] }
  const two = { table: 'setting_of_test', rows: [{ code: 'first' }, { code: 'second' }] }
  await Promise.all([
    insertAtOnce(database, { once: null, into: [setting('whole')], events: askedRows(newId()) }),
    insertAtOnce(database, { once: null, into: [short], events: askedRows(newId()) }),
    insertAtOnce(database, { once: once('key'), into: [two], events: askedRows(newId()) }),
  ])
  expect(await codes()).toEqual(['first', 'second', 'short', 'whole'])
})

test('events get the next places of the log by the statement that writes them', async () => {
  await emptied()
  await askAtOnce(database)
  await Promise.all(countTo(20).map(() => askAtOnce(database)))
  const [first, second] = [newId(), newId()]
  await insertAtOnce(database, { once: null, into: [], events: askedRows(first, second) })
  expect(await positions()).toEqual(countTo(23))
  expect(await headPosition()).toBe(23)
  const last = await database.prisma.event.findMany({ where: { position: { gt: 21 } }, orderBy: { position: 'asc' } })
  expect(last.map(({ subjectId }) => subjectId)).toEqual([first, second])
})

test('what is refused takes no place', async () => {
  await emptied()
  await askAtOnce(database)
  const refused = insertAtOnce(database, { once: null, into: [setting('bad')], events: askedRows(newId()) })
  await expect(refused).rejects.toThrow('setting_of_test')
  await askAtOnce(database)
  expect(await positions()).toEqual([1, 2])
})

test('no place is taken before one that waits for the relay: who saw that commit stands behind it', async () => {
  await emptied()
  await ask(database)
  await askAtOnce(database)
  expect(await positions()).toEqual([null, null])
  expect(await headPosition()).toBe(0)
})

test('who finds another giving places waits for nothing, and leaves it to the relay', async () => {
  await emptied()
  const other = await database.pool.connect()
  try {
    await other.query('BEGIN')
    await other.query('UPDATE log_head SET position = 1')
    await askAtOnce(database)
  } finally {
    other.release(true)
  }
  expect(await positions()).toEqual([null])
})

test('several processes that write at once give each place once, and leave none empty', async () => {
  await emptied()
  const others = [connect(database.url), connect(database.url)]
  const processes = [database, ...others]
  await Promise.all(countTo(60).map((nth) => askAtOnce(processes[nth % 3] ?? database)))
  await Promise.all(others.map((other) => other.close()))
  const placed = (await positions()).flatMap((position) => position ?? [])
  expect(placed.length).toBeGreaterThan(0)
  expect(placed.toSorted((one, other) => one - other)).toEqual(countTo(placed.length))
  expect(await headPosition()).toBe(placed.length)
  expect(await database.prisma.event.count()).toBe(60)
})
