import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { newId } from '@ama/kernel'
import { freePort, testDatabase, testFolder } from '@ama/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { runHub } from './testing/run-hub.ts'

const database = await testDatabase()
afterAll(() => database.drop())
const folder = testFolder('commands')
const settings = { DATABASE_URL: database.url, HUB_DATA_DIR: folder }

/** Runs a command that can't do what it is asked, and gives what it said. */
const failure = async (args: readonly string[], others: Record<string, string> = {}): Promise<string> => {
  const program = runHub(args, { ...settings, ...others })
  expect([await program.exited, program.output()]).toEqual([1, program.output()])
  return program.output()
}

describe('a command that can’t do what it is asked says so, with exit code 1:', () => {
  it('to replay a dead letter that is not there', async () => {
    const unknown = newId()
    expect(await failure(['replay', unknown])).toContain(`There is no dead letter ${unknown}`)
  })

  it('to name no file for a backup, or a folder that is not there', async () => {
    expect(await failure(['backup', ''])).toContain('Name a file')
    expect(await failure(['backup', `${folder}/nowhere/`])).toContain('Name a file')
  })

  it('to send a backup on to a full disk', () => {
    const main = path.join(import.meta.dirname, 'main.ts')
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${main}" backup - > /dev/full`], {
      env: { ...process.env, ...settings },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining('is full')])
  })

  it('to reach a server that is not there, with all that is known of why when that is wanted', async () => {
    const away = { DATABASE_URL: `postgres://x:y@127.0.0.1:${await freePort()}/z` }
    expect(await failure(['replay', 'all'], away)).not.toMatch(/\n\s+at /)
    expect(await failure(['replay', 'all'], { ...away, HUB_LOG_LEVEL: 'debug' })).toMatch(/\n\s+at /)
  })
})

it('the doctor tells how the rest is when NATS is not there', async () => {
  const natsUrl = `nats://127.0.0.1:${await freePort()}`
  const said = await failure(['doctor'], { NATS_URL: natsUrl })
  expect(said).toContain(`stream        No NATS with JetStream answers at ${natsUrl}`)
  expect(said).toContain('relay         NOT RUNNING')
})
