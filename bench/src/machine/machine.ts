import { spawnSync } from 'node:child_process'
import os from 'node:os'
import pg from 'pg'

/** What the figures were measured on. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGigabytes: number
  readonly system: string
  readonly node: string
  readonly postgresql: string
  readonly nats: string
}

const postgresVersion = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return rows[0]?.server_version ?? 'unknown'
  } finally {
    await client.end()
  }
}

const natsVersion = (): string => {
  const { stdout } = spawnSync('nats-server', ['--version'], { encoding: 'utf8' })
  return /v[\d.]+/.exec(stdout ?? '')?.[0].slice(1) ?? 'none'
}

export const describeMachine = async (databaseUrl: string | null): Promise<Machine> => ({
  processor: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.availableParallelism(),
  memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.release()}`,
  node: process.versions.node,
  postgresql: databaseUrl === null ? 'none' : await postgresVersion(databaseUrl),
  nats: natsVersion(),
})

/** In one line. */
export const machineLine = (machine: Machine): string =>
  `${machine.cores} cores (${machine.processor}), ${machine.memoryGigabytes} GB, ${machine.system}, ` +
  `Node ${machine.node}, PostgreSQL ${machine.postgresql}, NATS ${machine.nats}`
