import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('hold-embedded-postgres.ts', import.meta.url))

export interface OtherProcess {
  readonly url: string
  /** Ends as it should, having stopped using the server. */
  leave(): Promise<void>
  /** Ends as in a crash. */
  kill(): Promise<void>
}

const ended = (child: ChildProcess): Promise<unknown> => once(child, 'exit')

/** Another process that uses the embedded PostgreSQL of the folder. */
export const otherProcess = async (dataDir: string): Promise<OtherProcess> => {
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exit = ended(child)
  const [url] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    exit.then(() => Promise.reject(new Error('The other process ended before its server was ready'))),
  ])
  return {
    url: String(url),
    leave: async () => {
      child.stdin.end()
      await exit
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exit
    },
  }
}
