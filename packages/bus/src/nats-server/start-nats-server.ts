import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Logger } from '@ama/kernel'
import { growingDelay, pause } from '../connections/waiting.ts'
import { endProcess } from './end-process.ts'
import { hasNatsServer, runServer } from './run-server.ts'
import { serverFiles, readIdentity, takeIdentity, urlOf, writeServerFiles } from './server-files.ts'
import { settleLeftover } from './settle-leftover.ts'

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

const end = async (child: ChildProcess) => {
  if (child.pid !== undefined && isRunning(child)) await endProcess(child.pid)
}

export interface NatsServer {
  /** With the token that the server asks for. */
  readonly url: string
  /** Calls when the server has died by itself; another is started in its place. */
  onDown(listener: () => void): void
  stop(): Promise<void>
}

/**
 * Runs the machine's nats-server with JetStream under the data folder and looks after it: it is started again when it
 * dies. null when there is no such program. One that another living hub runs on the folder is used, not owned.
 */
export const startNatsServer = async (options: { dataDir: string; log: Logger }): Promise<NatsServer | null> => {
  const { log } = options
  if (!(await hasNatsServer())) return null
  const files = await serverFiles(options.dataDir)
  const shared = await settleLeftover(files)
  if (shared) return { url: urlOf(shared), onDown: () => undefined, stop: async () => undefined }

  const server = await takeIdentity(await readIdentity(files))
  await writeServerFiles(files, server)
  const stopping = new AbortController()
  const listeners = new Set<() => void>()
  let child: ChildProcess = await runServer(files, server)

  const restart = async () => {
    const delay = growingDelay(100, 5_000)
    while (!stopping.signal.aborted) {
      try {
        child = await runServer(files, server)
        return
      } catch (error) {
        log.error({ err: error }, 'nats-server could not be started again')
        await pause(delay.next(), stopping.signal)
      }
    }
  }

  const supervise = async () => {
    while (!stopping.signal.aborted) {
      if (isRunning(child)) await once(child, 'exit')
      if (stopping.signal.aborted) return
      log.warn({ code: child.exitCode, signal: child.signalCode }, 'nats-server ended; starting it again')
      for (const listener of listeners) listener()
      await restart()
    }
  }

  const supervised = supervise()
  return {
    url: urlOf(server),
    onDown: (listener) => listeners.add(listener),
    stop: async () => {
      stopping.abort()
      await end(child)
      await supervised
      // It may just have been started again.
      await end(child)
    },
  }
}
