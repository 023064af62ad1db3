import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eventually, testDatabase, testFolder } from '@ama/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../connect.ts'
import { whileMigratingAlone } from './lock-migrations.ts'
import { migrate } from './migrate.ts'
import { migrationsFolder, readMigrations } from './read-migrations.ts'

let database: Database & { drop(): Promise<void> }
let folder: string

beforeEach(async () => {
  database = await testDatabase({ empty: true })
  folder = testFolder('migrations')
  cpSync(migrationsFolder, folder, { recursive: true })
})

afterEach(async () => {
  await database.drop()
})

const all = readMigrations(migrationsFolder).migrationDirectories.map(({ path: name }) => name)

const add = (name: string, sql: string): void => {
  mkdirSync(path.join(folder, name))
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

const tables = async (): Promise<string[]> => {
  const found = await database.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  )
  return found.rows.map(({ name }) => name)
}

test('a migration that waits for a long reading of a table, such as a backup, keeps nobody else waiting, and says so', async () => {
  await migrate(database.url)
  add('29990101000000_longer', 'ALTER TABLE thread ADD COLUMN longer int;')
  const [reader, other] = [await database.pool.connect(), await database.pool.connect()]
  await reader.query(`SET application_name = 'long reader'; BEGIN; LOCK TABLE thread IN ACCESS SHARE MODE`)
  const said: string[] = []
  const migrating = migrate(database.url, { folder, say: (text) => said.push(text) })
  await eventually(async () => {
    const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'thread'::regclass`
    return (await other.query(waiting)).rowCount === 1
  })
  await other.query('SELECT count(*) FROM thread')
  await eventually(() => said.length > 0)
  await reader.query('COMMIT')
  expect(await migrating).toEqual({ applied: ['29990101000000_longer'] })
  expect(said).toEqual([expect.stringMatching(/^waits for “long reader” \(process \d+, in a transaction since \S+Z\)$/)])
  reader.release()
  other.release()
})

describe('while another process migrates or restores', () => {
  const whileAnother = async (work: () => Promise<void>) => {
    const [begun, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const other = whileMigratingAlone(database.url, {}, () => {
      begun.resolve()
      return done.promise
    })
    await begun.promise
    await work().finally(() => done.resolve())
    await other
  }

  test('a migration says that it waits for it', async () => {
    const said: string[] = []
    let migrating: Promise<unknown> = Promise.resolve()
    await whileAnother(async () => {
      migrating = migrate(database.url, { say: (text) => said.push(text) })
      await eventually(() => said.length > 0)
    })
    await migrating
    expect(said).toEqual(['waits for another process that migrates, backs up or restores this database'])
  })

  test('a migration that waited for too long says what kept it', () =>
    whileAnother(() =>
      expect(migrate(`${database.url}?lock_timeout=20`)).rejects.toThrow(
        /^Another process has been migrating, backing up or restoring .* try again/,
      ),
    ))
})

test('an empty database gets every migration, once', async () => {
  expect(await migrate(database.url)).toEqual({ applied: all })
  expect(await tables()).toContain('event_log')
  expect(await migrate(database.url)).toEqual({ applied: [] })
})

test('processes that migrate at once apply each migration once', async () => {
  const results = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
  expect(results.flatMap(({ applied }) => applied)).toEqual(all)
})

test('a database of a newer version is refused', async () => {
  add('29990101000000_flying_cars', 'CREATE TABLE flying_car (id int);')
  await migrate(database.url, { folder })
  await expect(migrate(database.url)).rejects.toThrow(
    /^The database belongs to a newer version of the hub \(it has 29990101000000_flying_cars\): start that version/,
  )
})

test('a migration edited after it was applied is refused', async () => {
  await migrate(database.url, { folder })
  const [first = ''] = all
  appendFileSync(path.join(folder, first, 'migration.sql'), '-- a small correction\n')
  await expect(migrate(database.url, { folder })).rejects.toThrow(
    `Migrations were edited after they were applied to this database (${first}): put their files back`,
  )
})

test('a migration that fails leaves nothing, says why, and may be tried again', async () => {
  add('29990101000000_half', 'CREATE TABLE half (id int); CREATE TABLE thread (id int);')
  await expect(migrate(database.url, { folder })).rejects.toThrow(
    /^The migration 29990101000000_half can't be applied \(ERROR: relation "thread" already exists\); the database is as before/,
  )
  expect(await tables()).not.toContain('half')
  writeFileSync(path.join(folder, '29990101000000_half', 'migration.sql'), 'CREATE TABLE half (id int);')
  expect(await migrate(database.url, { folder })).toEqual({ applied: ['29990101000000_half'] })
})

test('a migration that was begun and never finished is refused, until somebody says it is not there', async () => {
  await migrate(database.url)
  const last = all.at(-1)
  await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [last])
  const refusal = await migrate(database.url).catch((error: Error) => error)
  expect(refusal).toMatchObject({ name: 'MigrationProblem' })
  expect(String(refusal)).toMatch(`The migration ${last} was begun and never finished: restore the backup`)
})

test('the tables of another program are left alone', async () => {
  await database.pool.query('CREATE TABLE invoice (id int)')
  await expect(migrate(database.url)).rejects.toThrow(/holds tables of another program: give the hub an empty one/)
  expect(await tables()).toEqual(['invoice'])
})

test('a user who may make no tables is told so', async () => {
  await database.pool.query('REVOKE CREATE ON SCHEMA public FROM pg_database_owner')
  await expect(migrate(database.url)).rejects.toThrow(
    /^The user of DATABASE_URL may not change the database "hub_test_\w+": make it the database's owner\.$/,
  )
})

test('a function whose body holds semicolons is applied in one piece', async () => {
  add('29990101000000_function', 'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 7; END $$;')
  await migrate(database.url, { folder })
  const { rows } = await database.pool.query('SELECT f()')
  expect(rows).toEqual([{ f: 7 }])
})

const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.url)
  change(url)
  return url.href
}

test.each([
  ['a wrong password', (url: URL) => (url.password = 'guess'), /refuses this user or password: correct DATABASE_URL/],
  ['a database that is not there', (url: URL) => (url.pathname = 'nowhere'), /"nowhere" doesn't exist on .*create it/],
  ['a server that is not there', (url: URL) => (url.port = '1'), /127\.0\.0\.1:1 can't be reached .*start it/],
  ['a host that is not there', (url: URL) => (url.hostname = 'db.invalid'), /db\.invalid/],
])('%s is told in a sentence', async (_, change, sentence) => {
  const refusal = await migrate(changed(change)).catch((error: Error) => error)
  expect(refusal).toMatchObject({ name: 'MigrationProblem', message: expect.stringMatching(sentence) })
  expect(String(refusal)).not.toContain(new URL(database.url).password)
})
