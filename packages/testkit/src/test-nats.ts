import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import path from 'node:path'
import { eventually } from './eventually.ts'
import { testFolder } from './test-folder.ts'

export interface TestNats {
  readonly url: string
  /** Ends the server and removes what it kept. */
  stop(): Promise<void>
  /** Ends it at once, as a power cut does; what it kept stays. */
  kill(): Promise<void>
  /** Starts it again on the same port with what it kept. */
  restart(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })

/** NATS greets whoever connects; only then does it take requests. */
const greets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (greeted: boolean): void => {
      socket.destroy()
      resolve(greeted)
    }
    socket.once('data', () => answer(true)).once('error', () => answer(false))
  })

const end = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })

/** Is nats-server there? Tests that need it are skipped where it isn't. */
export const hasNats = (): boolean => spawnSync('nats-server', ['--version'], { stdio: 'ignore' }).status === 0

/** A nats-server with JetStream of the test's own; null when none is on PATH. */
export const testNats = async (): Promise<TestNats | null> => {
  if (!hasNats()) return null
  const port = await freePort()
  const store = testFolder('nats')
  const args = [
    '--addr',
    '127.0.0.1',
    '--port',
    String(port),
    '--jetstream',
    '--store_dir',
    store,
    '--pid',
    path.join(store, 'nats.pid'),
  ]
  const start = async (): Promise<ChildProcess> => {
    const child = spawn('nats-server', args, { stdio: 'ignore' })
    await eventually(() => greets(port))
    return child
  }
  let child = await start()
  return {
    url: `nats://127.0.0.1:${port}`,
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGKILL')
      child = await start()
    },
    stop: async () => {
      await end(child, 'SIGTERM')
      rmSync(store, { recursive: true, force: true })
    },
  }
}
