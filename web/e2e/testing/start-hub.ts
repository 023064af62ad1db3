import { freePort } from '@ama/testkit'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stopLeftovers } from './stop-leftovers.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** Starts the hub as its users do and waits until it says that it is ready. */
const launch = async (port: number, dataDir: string): Promise<ChildProcess> => {
  const hub = spawn(path.join(root, 'node_modules/.bin/node'), ['services/hub/src/main.ts', 'start'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], HUB_PORT: String(port), HUB_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Hub ready')) resolve()
    }
    hub.stdout.on('data', hear)
    hub.stderr.on('data', hear)
    hub.once('exit', (code, signal) => {
      if (!hub.killed) console.log(`the hub ended with ${code ?? signal}:\n${said}`)
      reject(new Error('the hub did not start'))
    })
  })
  return hub
}

export interface RunningHub {
  readonly origin: string
  /** Ends at once, as a power cut would. */
  kill(): Promise<void>
  /** Brings it back on the same data and the same port. */
  comeBack(): Promise<void>
  stop(): Promise<void>
}

/** A real hub on data of its own. */
export const startHub = async (): Promise<RunningHub> => {
  const [port, dataDir] = [await freePort(), await mkdtemp(path.join(tmpdir(), 'ama-e2e-'))]
  let hub = await launch(port, dataDir)
  const end = async (signal: NodeJS.Signals) => {
    if (hub.exitCode !== null || hub.signalCode !== null) return
    hub.kill(signal)
    await once(hub, 'exit')
  }
  return {
    origin: `http://localhost:${port}`,
    kill: () => end('SIGKILL'),
    comeBack: async () => {
      hub = await launch(port, dataDir)
    },
    stop: async () => {
      await end('SIGTERM')
      await stopLeftovers(dataDir)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
