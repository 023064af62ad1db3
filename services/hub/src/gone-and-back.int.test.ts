import { newId } from '@ama/kernel'
import { freePort, eventually, layLine, testDatabase, testNats } from '@ama/testkit'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMember, type OpenMember } from './testing/open-member.ts'
import { runHub, type RunningProgram } from './testing/run-hub.ts'

const nats = await testNats()
const database = await testDatabase()
const line = await layLine(database.url)
let folder: string
let port: number
let hub: RunningProgram
let member: OpenMember

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-gone-'))
  port = await freePort()
  const settings = {
    DATABASE_URL: line.url,
    HUB_DEMO: '1',
    HUB_DATA_DIR: folder,
    HUB_PORT: String(port),
    ...(nats ? { NATS_URL: nats.url } : {}),
  }
  hub = runHub(['start'], settings)
  await hub.prints('Hub ready')
  member = await openMember(port, settings, 'directrice.marsan@demo.example')
}, 60_000)

afterAll(async () => {
  await member?.close()
  await hub?.kill()
  line.close()
  await nats?.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const ready = async () => (await fetch(`http://localhost:${port}/readyz`)).status
const becomes = (status: number) => eventually(async () => (await ready()) === status, { within: 20_000 })

/** Away: not ready, commands refused. Back: the same command is accepted once, and seen once by who watched all along. */
const survives = async (away: () => void | Promise<void>, back: () => void | Promise<void>) => {
  const before = member.titles.length
  await member.ask('Avant la panne', newId())
  await away()
  await becomes(503)
  const commandId = newId()
  expect(await member.ask('Pendant la panne', commandId)).toMatchObject({
    __typename: 'Unavailable',
    code: 'UNAVAILABLE',
  })
  await back()
  await becomes(200)
  expect(await member.ask('Pendant la panne', commandId)).toMatchObject({ __typename: 'Thread' })
  await eventually(() => member.titles.length >= before + 2, { within: 20_000 })
  expect(member.titles.slice(before)).toEqual(['Avant la panne', 'Pendant la panne'])
  expect(hub.child.exitCode).toBeNull()
}

describe('the hub waits and goes on by itself, no event lost, none double,', () => {
  it('when the database is gone and comes back', () => survives(() => line.cut('reset'), line.mend), 60_000)
  it('when the database falls silent and speaks again', () => survives(() => line.cut('silence'), line.mend), 60_000)
  it.skipIf(!nats)(
    'when NATS is gone and comes back',
    () =>
      survives(
        () => nats?.kill(),
        async () => nats?.restart(),
      ),
    60_000,
  )
})
