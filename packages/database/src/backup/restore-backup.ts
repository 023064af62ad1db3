import pg from 'pg'
import { type Say, whileMigratingAlone } from '../migrations/lock-migrations.ts'
import { migrationsFolder, readScripts } from '../migrations/read-migrations.ts'
import { BackupProblem } from './backup-problem.ts'
import { beginNewLog } from './begin-new-log.ts'
import { at, home, labelOf, readObjects, readTables, waitPatiently } from './catalogue.ts'
import type { CheckedBackup } from './check-backup.ts'
import { type Loaded, loadTables } from './load-tables.ts'
import { bringUpToDate, makeTables, planMigrations } from './run-migrations.ts'
import { takePlace } from './take-place.ts'

/** Where the backup is built, unseen, until it takes the place of what is there. */
const aside = 'hub_restoring'

export interface Restored extends Loaded {
  /** Names of the migrations made since the backup. */
  readonly migrated: readonly string[]
}

/** Names of the migrations in the database; empty when there is no hub in it. Throws when somebody else's tables are. */
const readHistory = async (client: pg.Client, first: string): Promise<string[]> => {
  const tables = await readTables(client, home)
  if (tables.length === 0) return []
  const history = tables.some(({ name }) => name === '_prisma_migrations')
    ? (await client.query<{ name: string }>(`SELECT migration_name AS name FROM ${home}._prisma_migrations`)).rows
    : []
  const names = history.map(({ name }) => name)
  if (!names.includes(first)) {
    throw new BackupProblem('The database holds tables of another program: give the hub an empty one.')
  }
  return names
}

/** A hub in which nobody is and nothing happened yet is as good as none. */
const refuseData = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM ${home}.member) OR EXISTS (SELECT FROM ${home}.event_log) AS used`,
  )
  if (rows[0]?.used) {
    throw new BackupProblem(
      'The database holds data. To put the backup in their place, and lose them, add --replace; to keep them, restore ' +
        'into another DATABASE_URL or HUB_DATA_DIR.',
    )
  }
}

const explain = (error: unknown): unknown => {
  if (error instanceof BackupProblem || !(error instanceof Error)) return error
  return new BackupProblem(`The backup can't be put in place (${error.message}). Nothing was changed.`, {
    cause: error,
  })
}

/** Without an answer to its last word only the database knows. */
const commit = async (client: pg.Client, { file, manifest }: CheckedBackup): Promise<void> => {
  try {
    await client.query('COMMIT')
  } catch (error) {
    if (error instanceof pg.DatabaseError || !(error instanceof Error)) throw error
    throw new BackupProblem(
      `The connection was lost at the last step (${error.message}): ${file} may be in place or not. When it is, the ` +
        `position that hub doctor tells is ${manifest.log.position} or a little more. Or restore it again with --replace.`,
      { cause: error },
    )
  }
}

/**
 * Puts a backup in the place of what the database holds, in one transaction: whoever reads meanwhile sees all of the
 * old or all of the new, and a failure leaves the old. It is brought to this version of the hub and gets a log id of its
 * own. `replace`: also when the database holds data; `say` hears what it waits for. Throws BackupProblem or
 * MigrationProblem.
 */
export const restoreBackup = async (
  databaseUrl: string,
  backup: CheckedBackup,
  { replace, folder = migrationsFolder, say }: { replace: boolean; folder?: string; say?: Say },
): Promise<Restored> => {
  const scripts = readScripts(folder)
  const path = planMigrations(backup.manifest, scripts)
  return whileMigratingAlone(databaseUrl, { say }, async (client) => {
    try {
      await client.query('BEGIN')
      await waitPatiently(client)
      const history = await readHistory(client, scripts[0]?.name ?? '')
      const check = async () => {
        if (!replace && history.length > 0) await refuseData(client)
      }
      await check()
      await client.query(`CREATE SCHEMA ${aside}`)
      await client.query(`SET LOCAL search_path = ${aside}, ${home}`)
      await makeTables(client, path)
      const known = new Set<string>()
      const remember = async () => {
        for (const object of await readObjects(client, aside)) known.add(labelOf(object, aside))
      }
      await remember()
      const loaded = await loadTables(client, aside, backup)
      await bringUpToDate(client, path)
      await remember()
      await client.query(beginNewLog)
      const tables = await readTables(client, aside)
      await client.query(`ANALYZE ${tables.map(({ name }) => at(aside, name)).join(', ')}`)
      const newer = history.some((name) => !scripts.some((script) => script.name === name))
      await takePlace(client, aside, { known: newer ? null : known, check })
      await commit(client, backup)
      return { ...loaded, migrated: path.after.map(({ name }) => name) }
    } catch (error) {
      throw explain(error)
    }
  })
}
