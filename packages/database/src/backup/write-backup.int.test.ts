import { createWriteStream } from 'node:fs'
import { Writable } from 'node:stream'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillDatabase } from '../testing/fill-database.ts'
import { writeBackup } from './write-backup.ts'

const database = await testDatabase()
afterAll(() => database.drop())

beforeAll(async () => {
  await fillDatabase(database)
  // Some megabytes that can't be compressed.
  await database.pool.query(
    `INSERT INTO event_log (id, type, subject_id, audience, correlation_id, data, occurred_at)
     SELECT gen_random_uuid(), 'x', gen_random_uuid(), 'internal', gen_random_uuid(), to_jsonb(noise), now()
     FROM (SELECT nth, string_agg(md5(random()::text), '') AS noise
             FROM generate_series(1, 100) nth, generate_series(1, 1500) GROUP BY nth) AS noisy`,
  )
})

test('a disk that is full is said, and nothing else happens', async () => {
  const destination = createWriteStream('/dev/full')
  await expect(writeBackup(database.url, { version: '0.1.0', destination })).rejects.toMatchObject({ code: 'ENOSPC' })
})

test('it can be interrupted', async () => {
  const interrupt = new AbortController()
  const destination = new Writable({
    write: (_chunk, _encoding, done) => {
      interrupt.abort()
      done()
    },
  })
  const written = writeBackup(database.url, { version: '0.1.0', destination, signal: interrupt.signal })
  await expect(written).rejects.toMatchObject({ name: 'AbortError' })
})

test('it can be interrupted while it waits for another process', async () => {
  const interrupt = new AbortController()
  const other = await database.pool.connect()
  await other.query('SELECT pg_advisory_lock(4862700001)')
  const { signal } = interrupt
  const say = () => interrupt.abort()
  const written = writeBackup(database.url, { version: '0.1.0', destination: new Writable(), signal, say })
  await expect(written).rejects.toMatchObject({ name: 'AbortError' })
  const { rows } = await other.query('SELECT pg_advisory_unlock(4862700001) AS waited')
  expect(rows).toEqual([{ waited: true }])
  other.release()
})

test('a connection that breaks is said', async () => {
  const breaking = new Writable({
    write: async (_chunk, _encoding, done) => {
      await database.pool.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ama-hub backup' AND datname = current_database()",
      )
      done()
    },
  })
  const written = writeBackup(database.url, { version: '0.1.0', destination: breaking })
  await expect(written).rejects.toMatchObject({
    name: 'BackupProblem',
    message: expect.stringContaining("can't be backed up"),
  })
})
