import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { eventually, testDatabase } from '@ama/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../connect.ts'
import { migrate } from '../migrations/migrate.ts'
import { backUp } from '../testing/back-up.ts'
import { contentOf, formOf } from '../testing/compare-databases.ts'
import { fillDatabase } from '../testing/fill-database.ts'
import { plantMigrations } from '../testing/planted-migrations.ts'
import type { CheckedBackup } from './check-backup.ts'
import { restoreBackup } from './restore-backup.ts'

let source: Database
let backup: CheckedBackup
let opened: { drop(): Promise<void> }[]

const open = async (options: { empty?: boolean } = {}): Promise<Database> => {
  const database = await testDatabase(options)
  opened.push(database)
  return database
}

beforeEach(async () => {
  opened = []
  source = await open()
  await fillDatabase(source)
  backup = await backUp(source)
})
afterEach(async () => {
  for (const database of opened) await database.drop()
})

const restore = ({ url }: Database, options: { replace?: boolean; folder?: string } = {}) =>
  restoreBackup(url, backup, { replace: false, ...options })

/** A hub in which somebody is. */
const usedDatabase = async (): Promise<Database> => {
  const database = await open()
  await database.prisma.member.create({
    data: { id: crypto.randomUUID(), displayName: 'Paul', email: 'p@demo.example' },
  })
  return database
}

/** Fails with this sentence, and the database is as it was. */
const isRefused = async (database: Database, sentence: RegExp, options: Parameters<typeof restore>[1] = {}) => {
  const before = [await contentOf(database), await formOf(database)]
  const refusal = await restore(database, options).catch((error: Error) => error)
  expect(refusal).toMatchObject({ name: 'BackupProblem', message: expect.stringMatching(sentence) })
  expect([await contentOf(database), await formOf(database)]).toEqual(before)
}

/** The database by a way that breaks when the client says this, before the answer is there. */
const breakingAt = async (database: Database, words: string) => {
  const url = new URL(database.url)
  const port = Number(url.port)
  const server = createServer((client) => {
    const behind = connect(port, url.hostname)
    for (const end of [client, behind]) end.on('error', () => {})
    behind.pipe(client)
    client.on('data', (said) => {
      behind.write(said)
      if (said.includes(words)) client.destroy()
    })
    client.on('close', () => behind.end())
  })
  server.listen(0, url.hostname)
  await once(server, 'listening')
  url.port = String((server.address() as AddressInfo).port)
  return { url: url.href, [Symbol.asyncDispose]: async () => void server.close() }
}

test('a connection that is lost at the last step leaves it open whether the backup is in place, and that is said', async () => {
  const copy = await open({ empty: true })
  await using way = await breakingAt(copy, 'COMMIT')
  await expect(restoreBackup(way.url, backup, { replace: false })).rejects.toThrow(
    /lost at the last step .*\.tar\.zst may be in place or not\. When it is, the position .* is 3 or a little more/,
  )
  await eventually(async () => (await copy.pool.query('SELECT FROM event_log')).rows.length > 0)
  expect(await contentOf(copy)).toEqual(await contentOf(source))
})

describe('an empty database, restored,', () => {
  test('has every row and every rule of the one that was backed up', async () => {
    const copy = await open({ empty: true })
    await restore(copy)
    expect(await contentOf(copy)).toEqual(await contentOf(source))
    expect(await formOf(copy)).toEqual(await formOf(source))
    expect(await migrate(copy.url)).toEqual({ applied: [] })
  })

  test('goes on counting where the other was', async () => {
    const copy = await open({ empty: true })
    await restore(copy)
    const next = "SELECT nextval('event_log_sequence_seq') AS next"
    const [here, there] = [await copy.pool.query(next), await source.pool.query(next)]
    expect(here.rows).toEqual(there.rows)
  })

  test('has a log of its own, whose waiting events its own server can place, in their order', async () => {
    const copy = await open({ empty: true })
    await restore(copy)
    const logs = await Promise.all([source, copy].map(({ prisma }) => prisma.logHead.findFirstOrThrow()))
    expect(new Set(logs.map(({ logId }) => logId)).size).toBe(2)
    const waiting = await copy.pool.query(
      `SELECT sequence FROM event_log WHERE position IS NULL AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
       ORDER BY xid, sequence`,
    )
    expect(waiting.rows).toEqual([{ sequence: '4' }, { sequence: '5' }])
  })
})

describe('a backup of an older version', () => {
  const later = {
    '29990101000000_flights': "ALTER TYPE workshop_kind ADD VALUE 'FLIGHT'; ALTER TABLE thread ADD COLUMN flights int;",
    '29990101000001_flying': `ALTER TABLE workshop ALTER COLUMN kind SET DEFAULT 'FLIGHT'; UPDATE thread SET flights = answer_count;`,
  }
  test('is brought to this one, with its rows', async () => {
    const folder = plantMigrations(later)
    const copy = await open({ empty: true })
    expect((await restore(copy, { folder })).migrated).toEqual(Object.keys(later))
    expect((await copy.pool.query('SELECT flights FROM thread')).rows).toEqual([{ flights: 1 }, { flights: 1 }])
    expect(await migrate(copy.url, { folder })).toEqual({ applied: [] })
  })
  test('is refused when it can’t be', async () => {
    const folder = plantMigrations({ '29990101000000_wrong': 'ALTER TABLE thread ADD COLUMN part int; SELECT 1 / 0;' })
    await isRefused(await usedDatabase(), /can't be put in place \(division by zero\)/, { replace: true, folder })
  })
  test('is refused when its migrations were edited since', async () => {
    const folder = plantMigrations({})
    appendFileSync(path.join(folder, '20261123000000_initial', 'migration.sql'), '-- a small correction\n')
    await isRefused(await usedDatabase(), /Migrations were edited .*20261123000000_initial/, { replace: true, folder })
  })
})

test('a backup of a newer version is refused', async () => {
  await migrate(source.url, { folder: plantMigrations({ '29990101000000_flights': 'CREATE TABLE flight (id int);' }) })
  backup = await backUp(source)
  await isRefused(await open(), /newer version of the hub \(it has 29990101000000_flights\)/)
})

test('a newer database gives way to a backup of this version', async () => {
  const newer = await usedDatabase()
  await migrate(newer.url, { folder: plantMigrations({ '29990101000000_flights': 'CREATE TABLE flight (id int);' }) })
  await restore(newer, { replace: true })
  expect(await formOf(newer)).toEqual(await formOf(source))
})

describe('a database that holds', () => {
  test('a hub in which nobody is yet gives way', async () => {
    const fresh = await open()
    await restore(fresh)
    expect(await contentOf(fresh)).toEqual(await contentOf(source))
  })
  test('data gives way only when told so', async () => {
    const used = await usedDatabase()
    await isRefused(used, /holds data.*--replace/)
    await restore(used, { replace: true })
    expect(await contentOf(used)).toEqual(await contentOf(source))
    expect(await formOf(used)).toEqual(await formOf(source))
  })
  test('tables of another program is left alone', async () => {
    const foreign = await open({ empty: true })
    await foreign.pool.query('CREATE TABLE invoice (id int)')
    await isRefused(foreign, /tables of another program/, { replace: true })
  })
  test('something beside the hub is left alone', async () => {
    const shared = await usedDatabase()
    await shared.pool.query('CREATE TABLE invoice (id int)')
    await isRefused(shared, /not the hub's \(table invoice\)/, { replace: true })
  })
  test('something that stands on the hub’s tables is left alone', async () => {
    const watched = await usedDatabase()
    await watched.pool.query('CREATE SCHEMA reports CREATE VIEW questions AS SELECT count(*) FROM public.thread')
    await isRefused(watched, /depends on it \(view reports.questions depends on .*thread\)/, { replace: true })
  })
})

test('a table that somebody put beside the hub’s is in the backup, and left out of the hub', async () => {
  await source.pool.query('CREATE TABLE invoice AS SELECT 1 AS id')
  backup = await backUp(source)
  expect(backup.summary.rows['invoice']).toBe(1)
  expect((await restore(await open())).leftOut).toEqual(['invoice'])
})

describe('while the database is in use', () => {
  test('whoever reads sees all of the old or all of the new', async () => {
    const used = await usedDatabase()
    const seen = new Set<string>()
    let done = false
    const read = async () => {
      while (!done) {
        const { rows } = await used.pool.query(
          'SELECT (SELECT display_name FROM member) AS name, (SELECT count(*)::int FROM thread) AS threads',
        )
        seen.add(JSON.stringify(rows[0]))
      }
    }
    const reading = read()
    await restore(used, { replace: true })
    done = true
    await reading
    const old = '{"name":"Paul","threads":0}'
    expect([...seen].filter((row) => row !== old && row !== '{"name":"Anne","threads":2}')).toEqual([])
    expect(seen).toContain(old)
  })
  test('it waits for those who began before', async () => {
    const used = await usedDatabase()
    const client = await used.pool.connect()
    await client.query('BEGIN; SELECT FROM thread')
    const restored = restore(used, { replace: true })
    const waits =
      "SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock' AND relation = 'thread'::regclass"
    const isWaiting = async () => (await client.query(waits)).rowCount === 1
    await Promise.race([restored, eventually(isWaiting, { within: 40_000 })])
    expect((await client.query('SELECT display_name FROM member')).rows).toEqual([{ display_name: 'Paul' }])
    await client.query('COMMIT')
    client.release()
    await restored
    expect((await used.prisma.member.findFirstOrThrow()).displayName).toBe('Anne')
  })
})
