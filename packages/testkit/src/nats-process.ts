import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { eventually } from './eventually.ts'

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

/** A nats-server with JetStream on a port and a folder of its own, which can be ended and started again. */
export const startNatsProcess = async (
  port: number,
  store: string,
  moreArgs: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) => {
  mkdirSync(store, { recursive: true })
  const own = ['--addr', '127.0.0.1', '--port', String(port), '--jetstream', '--store_dir', store]
  const args = [...own, '--pid', path.join(store, 'nats.pid'), ...moreArgs]
  const start = async (): Promise<ChildProcess> => {
    const child = spawn('nats-server', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment },
    })
    // It greets before it knows whether it has its other ports: this is how one learns of it.
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('[FTL]')) process.stderr.write(`nats-server on port ${port}: ${text}`)
    })
    await eventually(() => greets(port))
    return child
  }
  let child = await start()
  return {
    end: (signal: 'SIGTERM' | 'SIGKILL') => end(child, signal),
    restart: async () => {
      await end(child, 'SIGKILL')
      child = await start()
    },
  }
}
