import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { databaseUrlOf } from './database-url.ts'
import { freePort } from './free-port.ts'
import { runProgram, startProgram } from './programs.ts'

const main = 'services/hub/src/main.ts'

export interface TwoGateways extends AsyncDisposable {
  readonly urls: readonly string[]
  readonly databaseUrl: string
  run(args: readonly string[]): Promise<string>
}

const startNats = async (folder: string, port: number): Promise<ChildProcess> => {
  const server = spawn('nats-server', ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder], { stdio: 'pipe' })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.stderr?.on('data', (text) => String(text).includes('Server is ready') && resolve())
  })
  return server
}

/** Two gateway processes on one PostgreSQL and one NATS; the first runs relay and reactions too. */
export const startTwoGateways = async (): Promise<TwoGateways> => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ama-bench-'))
  const natsPort = await freePort()
  const nats = await startNats(path.join(dataDir, 'nats'), natsPort)
  const ports = [await freePort(), await freePort()]
  const settings = { HUB_DATA_DIR: dataDir, HUB_DEMO: '1', DATABASE_URL: '', NATS_URL: `nats://127.0.0.1:${natsPort}` }
  const env = (port = 0) => ({ ...settings, HUB_PORT: String(port) })
  const first = await startProgram(main, { args: ['start'], env: env(ports[0]), until: /Hub ready/ })
  const second = await startProgram(main, {
    args: ['start', '--roles', 'gateway'],
    env: env(ports[1]),
    until: /Hub ready/,
  })
  return {
    urls: ports.map((port) => `http://localhost:${port}`),
    databaseUrl: databaseUrlOf(dataDir),
    run: (args) => runProgram(main, { args, env: env() }),
    [Symbol.asyncDispose]: async () => {
      await second[Symbol.asyncDispose]()
      await first[Symbol.asyncDispose]()
      nats.kill()
      await once(nats, 'close')
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
