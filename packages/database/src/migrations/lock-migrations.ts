import pg from 'pg'
import { errorCode } from '../error-code.ts'
import { MigrationProblem } from './migration-problem.ts'

/** Where a database is, without its password. */
const place = (databaseUrl: string): string => {
  const url = new URL(databaseUrl)
  return `${url.hostname}:${url.port || '5432'}`
}

const nameOf = (databaseUrl: string): string => decodeURIComponent(new URL(databaseUrl).pathname.slice(1))

const mayNotChange = (databaseUrl: string): string =>
  `The user of DATABASE_URL may not change the database "${nameOf(databaseUrl)}": make it the database's owner.`

/** Throws when the user of DATABASE_URL may not make tables, or not change the hub's. */
export const refuseWithoutRights = async (client: pg.Client, databaseUrl: string): Promise<void> => {
  const { rows } = await client.query<{ may: boolean }>(
    `SELECT coalesce(has_schema_privilege(to_regnamespace('public'), 'CREATE'), true)
        AND coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class
                       WHERE oid = to_regclass('public._prisma_migrations')), true) AS may`,
  )
  if (rows[0]?.may === false) throw new MigrationProblem(mayNotChange(databaseUrl))
}

/** A sentence for each way in which a database can't be reached. */
const explain = (error: unknown, databaseUrl: string): MigrationProblem => {
  const at = place(databaseUrl)
  const sentences: Record<string, string> = {
    '28P01': `The database server at ${at} refuses this user or password: correct DATABASE_URL.`,
    '28000': `The database server at ${at} doesn't let this user in: correct DATABASE_URL or the server's pg_hba.conf.`,
    '3D000': `The database "${nameOf(databaseUrl)}" doesn't exist on ${at}: create it, or correct DATABASE_URL.`,
    '42501': mayNotChange(databaseUrl),
    '53300': `The database server at ${at} has no connection left: raise max_connections, or stop what uses them.`,
    '55P03':
      'Another process has been migrating, backing up or restoring this database for ten minutes: wait until it is done ' +
      'or stop it, then try again.',
    ENOTFOUND: `There is no host "${new URL(databaseUrl).hostname}": correct DATABASE_URL.`,
  }
  const sentence = sentences[errorCode(error) ?? '']
  if (sentence) return new MigrationProblem(sentence, { cause: error })
  const reason = error instanceof Error && error.message ? error.message : (errorCode(error) ?? 'no answer')
  return new MigrationProblem(
    `The database server at ${at} can't be reached (${reason}): start it, or correct DATABASE_URL.`,
    { cause: error },
  )
}

/** Milliseconds another process may take to migrate the same database. */
const patience = 600_000

/** Any number, the same in every version. */
const lockKey = 4_862_700_001

/** Tells the operator in a few words what lasts. */
export type Say = (text: string) => void

const takeLock = async (client: pg.Client, say?: Say): Promise<void> => {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [lockKey])
  if (rows[0]?.taken) return
  say?.('waits for another process that migrates, backs up or restores this database')
  await client.query('SELECT pg_advisory_lock($1)', [lockKey])
}

/**
 * Does `work` while no other process migrates, backs up or restores the same database. Aborting fails the statement under
 * way. Throws MigrationProblem with a sentence when the database can't be reached.
 */
export const whileMigratingAlone = async <T>(
  databaseUrl: string,
  { say, signal }: { say?: Say | undefined; signal?: AbortSignal | undefined },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'ama-hub migrations',
    connectionTimeoutMillis: 5000,
    lock_timeout: patience,
    // A statement may last; who only listens would not notice otherwise that the server's machine is gone.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
  })
  // What loses the connection also fails the statement under way, which says it.
  client.on('error', () => {})
  signal?.addEventListener('abort', () => client.connection.stream.destroy())
  try {
    await client.connect()
    await takeLock(client, say)
  } catch (error) {
    void client.end().catch(() => {})
    signal?.throwIfAborted()
    throw explain(error, databaseUrl)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What goes on needs to be alone no longer: for work that began with a fixed view and only reads. */
export const letOthersMigrate = async (client: pg.Client): Promise<void> => {
  await client.query('SELECT pg_advisory_unlock($1)', [lockKey])
}
