import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { readServerInfo } from './read-server-info.ts'
import type { ServerFiles, ServerIdentity } from './server-files.ts'

/** True when a nats-server can be run. */
export const hasNatsServer = async (): Promise<boolean> => {
  const child = spawn('nats-server', ['--version'], { stdio: 'ignore' })
  try {
    const [code] = await once(child, 'exit')
    return code === 0
  } catch {
    return false
  }
}

/** Starts the server and waits until it answers, with JetStream. Rejects when it ends before or takes too long. */
export const runServer = async (files: ServerFiles, server: ServerIdentity): Promise<ChildProcess> => {
  // In a process group of its own: Ctrl-C reaches the hub alone, which ends the server when it has finished with it.
  const child = spawn('nats-server', ['--config', files.configuration], { stdio: 'ignore', detached: true })
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  for (let waited = 0; waited < 15_000 && !ended; waited += 25) {
    const info = await readServerInfo(server.port)
    if (info?.server_name === server.name && info.jetstream) return child
    await sleep(25)
  }
  child.kill('SIGKILL')
  throw new Error(`nats-server does not start; see nats-server.log in ${files.folder}`)
}
