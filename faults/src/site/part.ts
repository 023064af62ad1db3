import { freePort, layLine, type Line } from '@ama/testkit'
import path from 'node:path'
import { type Program, startProgram } from './program.ts'

export type Role = 'gateway' | 'relay' | 'reactions'

/** One process of the hub, with lines of its own to the database and to NATS. */
export interface Part {
  readonly name: string
  readonly role: Role
  readonly port: number
  readonly toPostgres: Line
  readonly toNats: Line
  /** Starts it and waits until it is ready. */
  start(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
  /** True when it ended without having been asked to. */
  hasDied(): boolean
  stop(): Promise<void>
}

/** Milliseconds that a start may take on a machine that has other things to do. */
const patience = 180_000

const main = path.join(import.meta.dirname, '../../../services/hub/src/main.ts')

/** Runs a command of the hub to its end and gives what it printed. Rejects with that when the command fails. */
export const runCommand = async (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  logFile: string,
): Promise<string> => {
  const program = startProgram({ program: process.execPath, args: [main, ...args], settings, logFile })
  if ((await program.ended) !== 0) throw new Error(program.output())
  return program.output()
}

/** A process of the hub, not started yet. */
export const makePart = async (options: {
  readonly name: string
  readonly role: Role
  readonly databaseUrl: string
  readonly natsUrl: string
  readonly settings: Readonly<Record<string, string>>
  readonly logFolder: string
}): Promise<Part> => {
  const { name, role } = options
  const toPostgres = await layLine(options.databaseUrl)
  const toNats = await layLine(options.natsUrl)
  const port = await freePort()
  const settings = {
    ...options.settings,
    DATABASE_URL: toPostgres.url,
    NATS_URL: toNats.url,
    HUB_PORT: String(port),
  }
  const logFile = path.join(options.logFolder, `${name}.log`)
  let program: Program | null = null
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const running = program
    program = null
    await running?.end(signal)
  }
  return {
    name,
    role,
    port,
    toPostgres,
    toNats,
    start: async () => {
      program = startProgram({ program: process.execPath, args: [main, 'start', '--roles', role], settings, logFile })
      await program.prints('Hub ready', patience)
    },
    kill: () => end('SIGKILL'),
    hasDied: () => program?.hasEnded() ?? false,
    stop: async () => {
      await end('SIGTERM')
      toPostgres.close()
      toNats.close()
    },
  }
}
