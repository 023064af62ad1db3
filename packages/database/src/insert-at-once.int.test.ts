import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, expect, test, vi } from 'vitest'

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
const emptied = () => database.pool.query('TRUNCATE setting_of_test, done_of_test')

test('what is inserted at the same time is written by few statements, each row as it was given', async () => {
  await emptied()
  const statements = vi.spyOn(database.pool, 'query')
  const keys = Array.from({ length: 40 }, () => newId())
  const written = await Promise.all(keys.map((key) => database.insertAtOnce({ once: once(key), into: [setting(key)] })))
  const count = statements.mock.calls.length
  statements.mockRestore()
  expect(new Set(written)).toEqual(new Set([true]))
  expect(count).toBeLessThan(6)
  expect(await codes()).toEqual(keys.toSorted())
  const { rows } = await database.pool.query('SELECT about, tags, at FROM setting_of_test WHERE code = $1', [keys[7]])
  expect(rows).toEqual([{ about: { told: [keys[7]] }, tags: ['a', `of ${keys[7]}`], at: new Date(0) }])
})

test('of those written together only the one at fault fails, and what was there already is told', async () => {
  await emptied()
  await database.insertAtOnce({ once: once('before'), into: [setting('before')] })
  // Who sends again what was done makes new rows.
  const insertions = ['one', 'bad', 'two', 'before', 'three'].map((key) =>
    database.insertAtOnce({ once: once(key), into: [setting(key === 'before' ? 'again' : key)] }),
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
  const twice = ['one', 'two'].map((code) => database.insertAtOnce({ once: once('same'), into: [setting(code)] }))
  expect((await Promise.all(twice)).toSorted()).toEqual([false, true])
  expect(await codes()).toHaveLength(1)
})

test('insertions of different shapes are told apart', async () => {
  await emptied()
  const short = { table: 'setting_of_test', rows: [{ code: 'short' }] }
  const two = { table: 'setting_of_test', rows: [{ code: 'first' }, { code: 'second' }] }
  await Promise.all([
    database.insertAtOnce({ once: null, into: [setting('whole')] }),
    database.insertAtOnce({ once: null, into: [short] }),
    database.insertAtOnce({ once: once('key'), into: [two] }),
  ])
  expect(await codes()).toEqual(['first', 'second', 'short', 'whole'])
})
