import { keepPostgresSession, type KeptPostgres } from '@ama/bus'
import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import { Problem } from './problem.ts'

const lock = (shared: boolean) =>
  `SELECT pg_try_advisory_lock${shared ? '_shared' : ''}(hashtextextended('hub process', 0)) AS taken`

/**
 * Without NATS one process has the database to itself; with NATS many share it. Each says so with an advisory lock,
 * held on a connection of its own for as long as it runs.
 */
export const claimDatabase = async (database: Database, log: Logger, shared: boolean): Promise<KeptPostgres> => {
  const claim = keepPostgresSession({ url: database.url, name: 'hub process', log, setUp: [lock(shared)] })
  // A process killed a moment ago holds its lock until the server has noticed.
  for (let attempt = 0; attempt < 25; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, attempt === 0 ? 50 : 200))
    const rows = await claim.session()?.query<{ taken: boolean }>(lock(shared))
    if (rows?.[0]?.taken) return claim
  }
  await claim.close()
  throw new Problem(
    shared
      ? 'A hub without NATS_URL is running on this database: stop it, or give it NATS_URL too.'
      : 'Another hub process is running on this database. Several processes share one database only through NATS: set NATS_URL for each of them, or stop the other.',
  )
}
