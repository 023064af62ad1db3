import { freePort, testDatabase } from '@ama/testkit'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHub } from './testing/run-hub.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts, expects the end with code 1, and gives what was printed. */
const failure = async (settings: Record<string, string>, args: readonly string[] = ['start']): Promise<string> => {
  const hub = runHub(args, { HUB_DATA_DIR: path.join(folder, 'data'), HUB_PORT: '0', ...settings })
  expect(await hub.exited).toBe(1)
  expect(hub.output()).not.toMatch(/\n\s+at /)
  return hub.output()
}

describe('a start that can’t succeed says what to do, without a stack, with exit code 1', () => {
  it('port taken', async () => {
    const database = await testDatabase()
    const server = createServer().listen(0)
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const said = await failure({ HUB_PORT: String(port), DATABASE_URL: database.url })
    expect(said).toContain(`Port ${port} is taken`)
    server.close()
    await database.drop()
  })
  it('data folder that can’t be written', async () => {
    const file = path.join(folder, 'a-file')
    await writeFile(file, 'not a folder')
    expect(await failure({ HUB_DATA_DIR: path.join(file, 'data') })).toContain('HUB_DATA_DIR')
  })
  it('DATABASE_URL where nobody listens', async () => {
    const port = await freePort()
    expect(await failure({ DATABASE_URL: `postgres://x:y@127.0.0.1:${port}/z` })).toContain('DATABASE_URL')
  })
  it('DATABASE_URL that is no URL', async () => {
    expect(await failure({ DATABASE_URL: 'nonsense' })).toContain('DATABASE_URL')
  })
  it('DATABASE_URL with a wrong password', async () => {
    const database = await testDatabase()
    const url = new URL(database.url)
    url.password = 'wrong'
    expect(await failure({ DATABASE_URL: url.href })).toContain('DATABASE_URL')
    await database.drop()
  })
  it('database of a newer version', async () => {
    const database = await testDatabase()
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (gen_random_uuid()::text, 'x', '29991231000000_from_the_future', now(), now(), 1)`,
    )
    expect(await failure({ DATABASE_URL: database.url })).toMatch(/newer/i)
    await database.drop()
  })
  it('edited migration', async () => {
    const database = await testDatabase()
    await database.pool.query(`UPDATE _prisma_migrations SET checksum = 'edited'`)
    expect(await failure({ DATABASE_URL: database.url })).toMatch(/edited|changed/i)
    await database.drop()
  })
  it('NATS_URL where nobody listens', async () => {
    const database = await testDatabase()
    const port = await freePort()
    const said = await failure({ DATABASE_URL: database.url, NATS_URL: `nats://127.0.0.1:${port}` })
    expect(said).toContain('NATS_URL')
    await database.drop()
  })
  it('several processes without NATS_URL', async () => {
    const database = await testDatabase()
    expect(await failure({ DATABASE_URL: database.url }, ['start', '--roles', 'gateway'])).toContain('NATS_URL')
    const first = runHub(['start'], {
      DATABASE_URL: database.url,
      HUB_PORT: String(await freePort()),
      HUB_DATA_DIR: path.join(folder, 'first'),
    })
    await first.prints('Hub ready')
    expect(await failure({ DATABASE_URL: database.url })).toContain('NATS_URL')
    expect(await first.kill()).toBe(0)
    await database.drop()
  })
  it('a setting that is no value', async () => {
    expect(await failure({ HUB_PORT: 'eighty' })).toContain('HUB_PORT')
  })
  it('an unknown role or area', async () => {
    expect(await failure({}, ['start', '--roles', 'king'])).toContain('gateway')
    expect(await failure({}, ['start', '--areas', 'moon'])).toContain('territories')
  })
  it('a token for an address that nobody has', async () => {
    const database = await testDatabase()
    expect(
      await failure({ DATABASE_URL: database.url, HUB_DEMO: '1' }, ['token', '--as', 'nobody@demo.example']),
    ).toContain('nobody@demo.example')
    await database.drop()
  })
})
