import type pg from 'pg'
import { refuseWithoutRights, type Say, whileMigratingAlone } from './lock-migrations.ts'
import { MigrationProblem } from './migration-problem.ts'
import { migrationsFolder, readMigrations, readSchema, schemaFolder } from './read-migrations.ts'
import { refuseHistory } from './refuse-history.ts'
import { noFilter, withSchemaEngine } from './schema-engine.ts'

export interface Migrated {
  /** Names of the migrations applied now, in order; empty when the database was up to date. */
  readonly applied: string[]
}

const foreign = 'P3005'

const failure = async (client: pg.Client, error: unknown): Promise<{ migration: string; reason: string } | null> => {
  const found = await client.query<{ migration_name: string; logs: string | null }>(
    `SELECT migration_name, logs FROM _prisma_migrations
     WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at DESC LIMIT 1`,
  )
  const row = found.rows[0]
  if (!row) return null
  const said = row.logs ?? (error instanceof Error ? error.message : String(error))
  return { migration: row.migration_name, reason: /ERROR: .*/.exec(said)?.[0] ?? said }
}

/**
 * Brings the database to this version: applies the migrations it doesn't have, each wholly or not at all. Several
 * processes may do it at once; `say` hears what it waits for. Throws MigrationProblem when the database can't be reached
 * or isn't ours to migrate.
 */
export const migrate = (
  databaseUrl: string,
  { folder = migrationsFolder, say = () => {} }: { folder?: string; say?: Say } = {},
): Promise<Migrated> =>
  whileMigratingAlone(databaseUrl, { say }, (client) =>
    withSchemaEngine(databaseUrl, readSchema(schemaFolder), async (engine) => {
      const migrationsList = readMigrations(folder)
      const input = { migrationsList, filters: noFilter }
      try {
        refuseHistory(await engine.diagnoseMigrationHistory({ ...input, optInToShadowDatabase: false }))
        return { applied: (await engine.applyMigrations(input)).appliedMigrationNames }
      } catch (error) {
        if (error instanceof MigrationProblem) throw error
        await refuseWithoutRights(client, databaseUrl)
        if (error instanceof Error && 'code' in error && error.code === foreign) {
          throw new MigrationProblem('The database of DATABASE_URL holds tables of another program: give the hub an empty one.')
        }
        const failed = await failure(client, error)
        if (!failed) throw error
        // One transaction: nothing of it is there, so that the next start may try again.
        await engine.markMigrationRolledBack({ migrationName: failed.migration })
        throw new MigrationProblem(
          `The migration ${failed.migration} can't be applied (${failed.reason}); the database is as before. ` +
            'Correct the cause and start again.',
        )
      }
    }, say),
  )
