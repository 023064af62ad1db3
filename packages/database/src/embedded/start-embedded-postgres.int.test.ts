import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import path from 'node:path'
import { createLogger } from '@ama/kernel'
import { eventually, testFolder } from '@ama/testkit'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OtherProcess, otherProcess } from '../testing/other-process.ts'
import { readPostmaster } from './postmaster.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

const log = createLogger('silent')

/** Mode 700 and, for root, owned by root: what a clone under /root looks like to the account PostgreSQL runs as. */
let parent: string
let dataDir: string
let started: EmbeddedPostgres[]
let others: OtherProcess[]

beforeEach(() => {
  parent = testFolder('embedded')
  dataDir = path.join(parent, '.hub')
  started = []
  others = []
})

afterEach(async () => {
  for (const other of others) await other.leave()
  for (const server of started) await server.stop()
  rmSync(parent, { recursive: true, force: true })
})

const start = async (): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ dataDir, log, durable: false })
  started.push(server)
  return server
}

const startElsewhere = async (): Promise<OtherProcess> => {
  const other = await otherProcess(dataDir)
  others.push(other)
  return other
}

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const at = (...names: string[]): string => path.join(dataDir, 'postgres', ...names)
const postmaster = () => readPostmaster(at('data'))

test('the first start makes a database, on 127.0.0.1 alone, that a later start finds again', async () => {
  const first = await start()
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  expect(await ask(first.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1'])
  expect(await ask(first.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([false])
  expect(statSync(at('password')).mode & 0o777).toBe(0o600)
  await first.stop()
  expect(postmaster()).toBeNull()

  const second = await start()
  expect(second.url).toBe(first.url)
  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([42])
})

test('a wrong password is refused', async () => {
  const url = new URL((await start()).url)
  url.password = 'guess'
  await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
})

test('a server that another process uses is shared: whoever leaves first leaves it running', async () => {
  const other = await startElsewhere()
  const mine = await start()
  expect(mine.url).toBe(other.url)
  await mine.stop()
  expect(await ask(other.url, 'SELECT 1')).toEqual([1])

  const again = await start()
  await other.leave()
  expect(await ask(again.url, 'SELECT 1')).toEqual([1])
  await again.stop()
  expect(postmaster()).toBeNull()
})

test('a server left behind by a killed hub is taken over, and stopped in the end', async () => {
  const other = await startElsewhere()
  await other.kill()
  const orphan = postmaster()
  expect(orphan?.running).toBe(true)
  const mine = await start()
  expect(mine.url).toBe(other.url)
  expect(postmaster()?.pid).toBe(orphan?.pid)
  await mine.stop()
  expect(postmaster()).toBeNull()
})

test('several starters at once make one server', async () => {
  const elsewhere = await Promise.all([startElsewhere(), startElsewhere()])
  const mine = await Promise.all([start(), start()])
  expect(new Set([...elsewhere, ...mine].map(({ url }) => url)).size).toBe(1)
  await Promise.all([...elsewhere.map((other) => other.leave()), ...mine.map((server) => server.stop())])
  expect(postmaster()).toBeNull()
})

test('a killed server comes back on the same port with what was committed', async () => {
  const server = await start()
  await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const seen: string[] = []
  server.onDown(() => seen.push('down'))
  server.onUp(() => seen.push('up'))
  process.kill(postmaster()?.pid ?? 0, 'SIGKILL')
  await eventually(() => seen.length === 2, { within: 15_000 })
  expect(seen).toEqual(['down', 'up'])
  expect(await ask(server.url, 'SELECT answer FROM kept')).toEqual([42])
})

test('two users of a killed server bring back one server', async () => {
  const other = await startElsewhere()
  const mine = await start()
  const killed = postmaster()?.pid ?? 0
  process.kill(killed, 'SIGKILL')
  const isBack = (): boolean => postmaster()?.ready === true && postmaster()?.pid !== killed
  await eventually(isBack, { within: 15_000 })
  await mine.stop()
  expect(await ask(other.url, 'SELECT 1')).toEqual([1])
})

test('what an interrupted first start left is made anew', async () => {
  mkdirSync(at('data.new', 'base'), { recursive: true })
  const server = await start()
  expect(await ask(server.url, 'SELECT 1')).toEqual([1])
})

test("a crashed server's file that names another program's process doesn't stop the next start", async () => {
  const first = await start()
  await first.stop()
  writeFileSync(at('data', 'postmaster.pid'), `${process.pid}\n${at('data')}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`)
  const second = await start()
  expect(await ask(second.url, 'SELECT 1')).toEqual([1])
})

const listen = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server))
  })

test("takes another port when somebody has last time's", async () => {
  const first = await start()
  await first.stop()
  const squatter = await listen(Number(new URL(first.url).port))
  const second = await start()
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
  expect(await ask(second.url, 'SELECT 1')).toEqual([1])
  squatter.close()
})

test('says what to do when the data folder is a file', async () => {
  writeFileSync(dataDir, '')
  await expect(start()).rejects.toThrow(
    /^The data folder .* can't be used: a part of its path is a file\. .*HUB_DATA_DIR/,
  )
})

test('says what to do when the data folder may not be written', async () => {
  // Not even by root.
  dataDir = '/proc/hub'
  await expect(start()).rejects.toThrow(/^The data folder \/proc\/hub can't be used: .*HUB_DATA_DIR/)
})

test('says what to do when the data belongs to another version', async () => {
  mkdirSync(at('data'), { recursive: true })
  writeFileSync(at('data', 'PG_VERSION'), '15\n')
  await expect(start()).rejects.toThrow(/made by PostgreSQL 15 and the hub brings 18: dump it/)
})

test('says what to do when the password file is not the right one', async () => {
  await start().then((server) => server.stop())
  writeFileSync(at('password'), 'another')
  await expect(start()).rejects.toThrow(/The password in .* isn't that of the data beside it/)
})

test('says why when the server refuses to start', async () => {
  await start().then((server) => server.stop())
  appendFileSync(at('data', 'postgresql.conf'), '\nwork_mem = plenty\n')
  await expect(start()).rejects.toThrow(/The embedded PostgreSQL doesn't start: .*FATAL: .*configuration file/)
})

test('as root it runs as another account, also where that account may not pass', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'only for root')
  await start()
  expect(statSync(parent)).toMatchObject({ uid: 0 })
  expect(statSync(parent).mode & 0o777).toBe(0o700)
  const status = readFileSync(`/proc/${postmaster()?.pid}/status`, 'utf8')
  expect(status).not.toMatch(/^Uid:\s+0\b/m)
  const capabilities = /^CapEff:\s*(\w+)/m.exec(status)?.[1] ?? ''
  expect(BigInt(`0x${capabilities}`).toString(2).replaceAll('0', '')).toBe('1')
})
