import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { databaseUrlOf } from './database-url.ts'
import { freePort } from './free-port.ts'
import { runProgram, startProgram } from './programs.ts'

const main = 'services/hub/src/main.ts'

export interface BenchedHub extends AsyncDisposable {
  /** `http://localhost:…` */
  readonly url: string
  readonly databaseUrl: string
  /** A personal token for each of these members. */
  tokens(emails: readonly string[]): Promise<string[]>
  /** Adds demonstration members `load-1@demo.example`… to a community. */
  addMembers(count: number, community: string): Promise<void>
}

/** A hub of its own: all roles in one process, a new data folder, removed when it is disposed of. */
export const startHub = async (): Promise<BenchedHub> => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ama-bench-'))
  const port = await freePort()
  const env = {
    HUB_PORT: String(port),
    HUB_DATA_DIR: dataDir,
    HUB_DEMO: '1',
    DATABASE_URL: '',
    NATS_URL: '',
    HUB_CONNECTIONS_PER_ADDRESS: '100000',
  }
  const running = await startProgram(main, { args: ['start'], env, until: /Hub ready/ })
  return {
    url: `http://localhost:${port}`,
    databaseUrl: databaseUrlOf(dataDir),
    tokens: async (emails) => {
      const args = ['token', ...emails.flatMap((email) => ['--as', email])]
      return (await runProgram(main, { args, env })).trim().split('\n')
    },
    addMembers: async (count, community) => {
      await runProgram(main, { args: ['seed', 'load', '--members', String(count), '--community', community], env })
    },
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
