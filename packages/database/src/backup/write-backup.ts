import type { Writable } from 'node:stream'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { errorCode } from '../error-code.ts'
import { isDatabaseUnavailable } from '../is-database-unavailable.ts'
import { letOthersMigrate, type Say, whileMigratingAlone } from '../migrations/lock-migrations.ts'
import { BackupProblem } from './backup-problem.ts'
import { at, columnList, home, readTables, type Table, waitPatiently } from './catalogue.ts'
import { format, type Manifest, manifestName, pieceName, type Summary, summaryName } from './manifest.ts'
import { type ArchiveWriter, writeArchive } from './write-archive.ts'

/** Bytes of a table's rows in one part of the archive, whose size must be known before it is written. */
const pieceSize = 1024 * 1024

export interface WrittenBackup {
  readonly manifest: Manifest
  readonly summary: Summary
}

/** From here on the client sees one moment, and nobody changes the form of what it reads. */
const takeView = async (client: pg.Client): Promise<Table[]> => {
  await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
  await waitPatiently(client)
  await client.query("SET LOCAL application_name = 'ama-hub backup'")
  // The exact form of every value, and rows in the order in which they lie.
  await client.query(
    "SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 3; SET LOCAL synchronize_seqscans = off",
  )
  const tables = await readTables(client, home)
  if (!tables.some(({ name }) => name === '_prisma_migrations')) {
    throw new BackupProblem(
      'There is no hub in this database: check DATABASE_URL or HUB_DATA_DIR, or start the hub once.',
    )
  }
  await client.query(`LOCK TABLE ${tables.map(({ name }) => at(home, name)).join(', ')} IN ACCESS SHARE MODE`)
  await letOthersMigrate(client)
  return tables
}

const describe = async (client: pg.Client, version: string, tables: Table[]): Promise<Manifest> => {
  const log = await client.query<Manifest['log']>('SELECT log_id AS id, position FROM public.log_head')
  const migrations = await client.query<Manifest['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const time = await client.query<{ now: Date }>('SELECT now()')
  const [head, moment] = [log.rows[0], time.rows[0]?.now]
  if (!head || !moment) throw new BackupProblem('The log of this database has no head: it is no whole hub.')
  return {
    program: 'ama-hub',
    format,
    version,
    takenAt: moment.toISOString(),
    log: head,
    migrations: migrations.rows,
    tables,
  }
}

/** Adds the rows of a table in pieces, and gives their number. */
const addTable = async (client: pg.Client, archive: ArchiveWriter, { name, columns }: Table): Promise<number> => {
  const copy = client.query(copyTo(`COPY ${at(home, name)} (${columnList(columns)}) TO STDOUT`))
  let [pieces, waiting, size]: [number, Buffer[], number] = [0, [], 0]
  const flush = async (): Promise<void> => {
    const piece = Buffer.concat(waiting)
    waiting = []
    size = 0
    pieces += 1
    await archive.add(pieceName(name, pieces), piece)
  }
  for await (const chunk of copy) {
    waiting.push(chunk)
    size += chunk.length
    if (size >= pieceSize) await flush()
  }
  if (size > 0) await flush()
  // The count comes behind the rows, before the answer to whatever is asked next.
  await client.query('SELECT')
  return copy.rowCount
}

const toJson = (value: object): Buffer => Buffer.from(JSON.stringify(value))

const readSequences = async (client: pg.Client): Promise<Summary['sequences']> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = '${home}'::regnamespace ORDER BY 1`,
  )
  const sequences: Summary['sequences'] = []
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value AS value, is_called AS called FROM ${at(home, name)}`,
    )
    sequences.push(...state.rows.map((row) => ({ name, ...row })))
  }
  return sequences
}

/** A sentence for what the database says; what the destination says is left to whoever gave it. */
const explain = (error: unknown): unknown => {
  const lost = isDatabaseUnavailable(error) && errorCode(error) !== 'EPIPE'
  if (!(error instanceof Error) || !(lost || error instanceof pg.DatabaseError)) return error
  return new BackupProblem(`The database can't be backed up (${error.message}): correct that, then try again.`, {
    cause: error,
  })
}

/**
 * Writes everything in the database, as it is at one moment, to `destination`, and ends it. The hub may run meanwhile;
 * memory doesn't grow with the database. `say` hears what it waits for. Throws BackupProblem or MigrationProblem; a
 * failing destination's own error.
 */
export const writeBackup = (
  databaseUrl: string,
  { version, destination, signal, say }: { version: string; destination: Writable; signal?: AbortSignal; say?: Say },
): Promise<WrittenBackup> =>
  whileMigratingAlone(databaseUrl, { say, signal }, async (client) => {
    try {
      const manifest = await describe(client, version, await takeView(client))
      const rows: Summary['rows'] = {}
      let summary: Summary = { rows, sequences: [], sha256: '' }
      await writeArchive(
        destination,
        async (archive) => {
          await archive.add(manifestName, toJson(manifest))
          for (const table of manifest.tables) rows[table.name] = await addTable(client, archive, table)
          summary = { rows, sequences: await readSequences(client), sha256: archive.digest() }
          await archive.add(summaryName, toJson(summary))
        },
        signal,
      )
      return { manifest, summary }
    } catch (error) {
      throw explain(error)
    }
  })
