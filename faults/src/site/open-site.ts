import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Nats, startNats } from './nats.ts'
import { makePart, type Part, type Role, runCommand } from './part.ts'
import { type Postgres, startPostgres } from './postgres.ts'

/** A hub in six processes, two of each role, with a PostgreSQL and a NATS of its own. */
export interface Site extends AsyncDisposable {
  readonly postgres: Postgres
  readonly nats: Nats
  readonly gateways: readonly Part[]
  readonly relays: readonly Part[]
  readonly reactions: readonly Part[]
  readonly parts: readonly Part[]
  /** Straight to the database: for whoever looks for the truth. */
  readonly pool: pg.Pool
  /** A personal token for each address. */
  readonly tokens: readonly string[]
  /** Lets its logs outlive it; gives the folder. */
  keepLogs(): string
}

const openPool = (url: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 4, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Starts it all, with the demonstration's data; what was started is stopped, the last first, when it is disposed of. */
export const openSite = async (emails: readonly string[]): Promise<Site> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hub-faults-'))
  // PostgreSQL never runs as root, and must pass through here.
  fs.chmodSync(folder, 0o755)
  const logFolder = path.join(folder, 'logs')
  fs.mkdirSync(logFolder)
  const logFile = (name: string): string => path.join(logFolder, `${name}.log`)
  let keepsLogs = false
  await using opened = new AsyncDisposableStack()
  opened.defer(() => {
    if (keepsLogs) fs.cpSync(path.join(folder, 'postgres/server.log'), logFile('server'))
    const away = keepsLogs ? ['postgres', 'nats', 'hub', 'compiled'] : ['.']
    for (const name of away) fs.rmSync(path.join(folder, name), { recursive: true, force: true })
  })
  const postgres = await startPostgres(folder, logFile('postgres'))
  opened.defer(() => postgres.stop())
  const nats = await startNats(path.join(folder, 'nats'), logFile('nats'))
  opened.defer(() => nats.stop())
  const settings = {
    HUB_DATA_DIR: path.join(folder, 'hub'),
    HUB_SECRET: randomBytes(24).toString('hex'),
    HUB_ORIGIN: 'http://localhost:4000',
    NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
  }
  // Brings the database to its version and seeds it too.
  const printed = await runCommand(
    ['token', ...emails.flatMap((email) => ['--as', email])],
    { ...settings, DATABASE_URL: postgres.url, HUB_DEMO: '1' },
    logFile('token'),
  )
  const make = (role: Role) =>
    Promise.all(
      [1, 2].map((nth) =>
        makePart({ name: `${role}-${nth}`, role, databaseUrl: postgres.url, natsUrl: nats.url, settings, logFolder }),
      ),
    )
  const [gateways, relays, reactions] = await Promise.all([make('gateway'), make('relay'), make('reactions')])
  const parts = [...gateways, ...relays, ...reactions]
  opened.defer(async () => void (await Promise.all(parts.map((part) => part.stop()))))
  await Promise.all(parts.map((part) => part.start()))
  const pool = openPool(postgres.url)
  opened.defer(() => pool.end())
  const whole = opened.move()
  return {
    postgres,
    nats,
    gateways,
    relays,
    reactions,
    parts,
    pool,
    tokens: printed.trim().split('\n'),
    keepLogs: () => {
      keepsLogs = true
      return logFolder
    },
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}
