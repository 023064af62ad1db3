import { keepPostgresSession, logHead } from '@ama/bus'
import { replacedChannel, type Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import { Problem } from './problem.ts'

const lock = (shared: boolean) =>
  `SELECT pg_try_advisory_lock${shared ? '_shared' : ''}(hashtextextended('hub process', 0)) AS taken`

export interface Claim {
  /** Resolves when a restored backup has taken the place of the data: what this process remembers is of another log. */
  readonly replaced: Promise<void>
  close(): Promise<void>
}

/**
 * Without NATS one process has the database to itself; with NATS many share it. Each says so with an advisory lock,
 * held on a connection of its own for as long as it runs, and hears there when the data are replaced.
 */
export const claimDatabase = async (database: Database, log: Logger, shared: boolean): Promise<Claim> => {
  const { promise: replaced, resolve } = Promise.withResolvers<void>()
  let logId: string | null = null
  // Told by NOTIFY, and looked at anew whenever the connection was lost: nothing was heard meanwhile.
  const look = async (): Promise<void> => {
    const rows = await claim.session()?.query<{ id: string }>('SELECT log_id AS id FROM log_head')
    if (rows?.[0] && logId !== null && rows[0].id !== logId) resolve()
  }
  const lookAgain = () => void look().catch(() => {})
  const claim = keepPostgresSession({
    url: database.url,
    name: 'hub process',
    log,
    setUp: [`LISTEN ${replacedChannel}`, lock(shared)],
    onSession: lookAgain,
    onNotification: lookAgain,
  })
  // A process killed a moment ago holds its lock until the server has noticed.
  for (let attempt = 0; attempt < 25; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, attempt === 0 ? 50 : 200))
    const rows = await claim.session()?.query<{ taken: boolean }>(lock(shared))
    if (!rows?.[0]?.taken) continue
    logId = (await logHead(database)).logId
    return { replaced, close: () => claim.close() }
  }
  await claim.close()
  throw new Problem(
    shared
      ? 'A hub without NATS_URL is running on this database: stop it, or give it NATS_URL too.'
      : 'Another hub process is running on this database. Several processes share one database only through NATS: set NATS_URL for each of them, or stop the other.',
  )
}
