import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLogger } from '@ama/kernel'
import { eventually, hasNats } from '@ama/testkit'
import { connect } from '@nats-io/transport-node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endProcess, isAlive } from './nats-server/end-process.ts'
import { type NatsServer, startNatsServer } from './nats-server/start-nats-server.ts'
import { readServers } from './nats-stream/nats-problem.ts'
import { openNatsSession } from './nats-stream/open-nats-session.ts'

const log = createLogger('silent')
const program = fileURLToPath(new URL('./testing/start-nats-and-wait.ts', import.meta.url))
const here = hasNats()

describe.skipIf(!here)(`the hub's own nats-server${here ? '' : ' (skipped: no nats-server on PATH)'}`, () => {
  let dataDir = ''
  const servers: NatsServer[] = []

  const start = async (): Promise<NatsServer> => {
    const server = await startNatsServer({ dataDir, log })
    if (server === null) throw new Error('no nats-server')
    servers.push(server)
    return server
  }
  /** Another hub on the same folder: returns when its server runs. */
  const startElsewhere = async () => {
    const hub = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(hub.stdout, 'data')
    return hub
  }
  const pid = async () => Number(await readFile(path.join(dataDir, 'nats', 'nats-server.pid'), 'utf8'))
  const answers = async (url: string) => {
    const { connection } = await openNatsSession(readServers(url))
    await connection.close()
    return true
  }

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-nats-server-'))
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('runs with JetStream under the data folder, for those who have its token', async () => {
    const { url } = await start()
    expect(await answers(url)).toBe(true)
    await expect(connect({ servers: url.replace(/\/\/.*@/, '//') })).rejects.toThrow(/authorization/i)
    expect((await stat(path.join(dataDir, 'nats', 'server.json'))).mode & 0o077).toBe(0)
  })

  test('has the same address after a restart of the hub', async () => {
    const first = await start()
    await first.stop()
    await expect(answers(first.url)).rejects.toThrow()
    expect((await start()).url).toBe(first.url)
  })

  test('is started again when it dies', async () => {
    const server = await start()
    let told = 0
    server.onDown(() => {
      told += 1
    })
    process.kill(await pid(), 'SIGKILL')
    await eventually(() => told === 1)
    expect(await eventually(() => answers(server.url))).toBe(true)
  })

  test('left over from a killed hub is ended, and another started in its place', async () => {
    const hub = await startElsewhere()
    const leftover = await pid()
    hub.kill('SIGKILL')
    await once(hub, 'exit')
    expect(isAlive(leftover)).toBe(true)
    const server = await start()
    expect(isAlive(leftover)).toBe(false)
    expect(await answers(server.url)).toBe(true)
  })

  test('of a hub that still runs is used beside it, and left alone', async () => {
    const hub = await startElsewhere()
    const running = await pid()
    const server = await start()
    expect(await answers(server.url)).toBe(true)
    await server.stop()
    expect(isAlive(running)).toBe(true)
    hub.kill('SIGKILL')
    await once(hub, 'exit')
    await endProcess(running)
  })

  test('does not touch a stranger that has the number of a server long gone', async () => {
    const server = await start()
    await server.stop()
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const file = path.join(dataDir, 'nats', 'nats-server.pid')
    await writeFile(file, String(stranger.pid))
    await start()
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill('SIGKILL')
  })
})
