import { freePort, eventually, testDatabase, testNats } from '@ama/testkit'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runHub, type RunningProgram } from './testing/run-hub.ts'

// Programs are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 })

const nats = await testNats()
let folder: string
let database: Awaited<ReturnType<typeof testDatabase>>
let running: RunningProgram[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-health-'))
  database = await testDatabase()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((hub) => hub.kill()))
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** Starts it and gives what its health door answers. */
const begin = async (args: readonly string[], settings: Record<string, string> = {}) => {
  const port = await freePort()
  const hub = runHub(['start', ...args], {
    DATABASE_URL: database.url,
    HUB_DATA_DIR: folder,
    HUB_HEALTH_PORT: String(port),
    ...settings,
  })
  running.push(hub)
  await hub.prints('Hub ready')
  return (address: string) => fetch(`http://localhost:${port}${address}`)
}

describe('with HUB_HEALTH_PORT', () => {
  it('a gateway tells its metrics there and no longer to everybody', async () => {
    const port = await freePort()
    const ask = await begin([], { HUB_PORT: String(port) })
    expect((await ask('/healthz')).status).toBe(200)
    const metrics = await (await ask('/metrics')).text()
    for (const name of [
      'hub_live_subscribers 0',
      'hub_relay_lag_seconds',
      'hub_reaction_lag{',
      'hub_dead_letters 0',
      'hub_ready 1',
    ]) {
      expect(metrics).toContain(name)
    }
    expect(await (await fetch(`http://localhost:${port}/metrics`)).text()).not.toContain('hub_ready')
    expect((await ask('/graphql')).status).toBe(404)
  })

  it.skipIf(!nats).each(['relay', 'reactions'])('the %s process tells how it is, and how events fare', async (role) => {
    const ask = await begin(['--roles', role], { NATS_URL: nats?.url ?? '' })
    expect((await ask('/readyz')).status).toBe(200)
    expect(await (await ask('/metrics')).text()).toMatch(/^hub_relay_lag_seconds \d/m)
    await nats?.kill()
    await eventually(async () => (await ask('/readyz')).status === 503, { within: 20_000 })
    expect((await ask('/healthz')).status).toBe(200)
    expect(await (await ask('/metrics')).text()).toContain('hub_ready 0')
    await nats?.restart()
    await eventually(async () => (await ask('/readyz')).status === 200, { within: 20_000 })
  })
})

it('without HUB_HEALTH_PORT the gateway tells its metrics where it listens', async () => {
  const port = await freePort()
  await begin([], { HUB_PORT: String(port), HUB_HEALTH_PORT: '' })
  expect(await (await fetch(`http://localhost:${port}/metrics`)).text()).toContain('hub_ready 1')
})
