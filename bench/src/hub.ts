import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { databaseUrlOf } from './database-url.ts'
import { freePort } from './free-port.ts'
import type { Watched } from './machine/cpu.ts'
import type { Place } from './machine/cores.ts'
import { runProgram, startProgram, type RunningProgram } from './programs.ts'

const main = 'services/hub/src/main.ts'

/** A hub's data and settings, without its processes. */
export interface HubFolder extends AsyncDisposable {
  readonly dataDir: string
  /** Of the hub and of its commands. */
  readonly env: Readonly<Record<string, string>>
  databaseUrl(): string
  /** The process of its PostgreSQL. */
  postmaster(): number
  /** Runs one of its commands; gives what it printed. */
  run(...args: string[]): Promise<string>
  /** A personal token for each of these members. */
  tokens(emails: readonly string[]): Promise<string[]>
}

/** A new data folder, removed when it is disposed of. */
export const makeHubFolder = (settings: Readonly<Record<string, string>> = {}): HubFolder => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ama-bench-'))
  const env = {
    HUB_DATA_DIR: dataDir,
    HUB_DEMO: '1',
    DATABASE_URL: '',
    NATS_URL: '',
    HUB_CONNECTIONS_PER_ADDRESS: '100000',
    ...settings,
  }
  const run = (...args: string[]): Promise<string> => runProgram(main, { args, env })
  return {
    dataDir,
    env,
    run,
    databaseUrl: () => databaseUrlOf(dataDir),
    postmaster: () => Number.parseInt(fs.readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10),
    tokens: async (emails) => {
      const printed = await run('token', ...emails.flatMap((email) => ['--as', email]))
      return printed.trim().split('\n')
    },
    [Symbol.asyncDispose]: async () => fs.rmSync(dataDir, { recursive: true, force: true }),
  }
}

export interface HubProcess extends RunningProgram {
  /** `http://127.0.0.1:…` */
  readonly url: string
}

/** Starts a process of the hub, with these roles, on the place of the server under test unless told otherwise. */
export const startHubProcess = async (
  folder: HubFolder,
  options: { roles?: string; place?: Place; flags?: readonly string[] } = {},
): Promise<HubProcess> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = await startProgram(main, {
    args: ['start', ...(options.roles ? ['--roles', options.roles] : [])],
    env: { ...folder.env, HUB_PORT: String(port), HUB_ORIGIN: url },
    until: /Hub ready/,
    place: options.place ?? 0,
    flags: options.flags ?? [],
  })
  return { ...running, url }
}

export interface BenchedHub extends AsyncDisposable {
  readonly folder: HubFolder
  readonly url: string
  readonly databaseUrl: string
  /** Its processes beside that load generator. */
  watched(load: number | null): Watched
}

/** A hub of its own: all roles in one process, on the server's core unless told otherwise, with its PostgreSQL and NATS. */
export const startHub = async (
  place: Place = 0,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchedHub> => {
  const folder = makeHubFolder(settings)
  const running = await startHubProcess(folder, { place })
  return {
    folder,
    url: running.url,
    databaseUrl: folder.databaseUrl(),
    watched: (load) => ({ server: [running.pid], database: folder.postmaster(), nats: null, load }),
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}
