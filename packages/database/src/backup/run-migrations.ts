import pg from 'pg'
import type { MigrationScript } from '../migrations/read-migrations.ts'
import { BackupProblem } from './backup-problem.ts'
import { home } from './catalogue.ts'
import type { Manifest } from './manifest.ts'

/** As Prisma's engine makes it. */
const createHistory = `CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

export interface Path {
  /** Those of the backup. */
  readonly before: readonly MigrationScript[]
  /** Those made since. */
  readonly after: readonly MigrationScript[]
}

/** How this version of the hub comes to the backup's tables, and from there to its own. Throws BackupProblem. */
export const planMigrations = ({ migrations }: Manifest, scripts: readonly MigrationScript[]): Path => {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  const before = scripts.filter(({ name }) => checksums.has(name))
  const unknown = migrations.filter(({ name }) => !scripts.some((script) => script.name === name))
  if (unknown.length > 0) {
    throw new BackupProblem(
      `The backup was written by a newer version of the hub (it has ${unknown.map(({ name }) => name).join(', ')}): ` +
        'restore it with that version.',
    )
  }
  const edited = before.filter(({ name, checksum }) => checksums.get(name) !== checksum)
  if (edited.length > 0) {
    throw new BackupProblem(
      `Migrations were edited after the backup was written (${edited.map(({ name }) => name).join(', ')}): put their ` +
        'files back as they were, then restore.',
    )
  }
  return { before, after: scripts.filter(({ name }) => !checksums.has(name)) }
}

const extension = /CREATE EXTENSION IF NOT EXISTS "?(\w+)"?/gi

/** An extension belongs to the database and can't be moved by the role that asked for it: it is made in its place at once. */
const run = async (client: pg.Client, { sql }: MigrationScript): Promise<void> => {
  for (const [, name = ''] of sql.matchAll(extension)) {
    await client.query(`CREATE EXTENSION IF NOT EXISTS ${pg.escapeIdentifier(name)} SCHEMA ${home}`)
  }
  await client.query(sql)
}

/** Makes the backup's tables, empty, where the client's transaction makes tables. Prisma's own is among them. */
export const makeTables = async (client: pg.Client, { before }: Path): Promise<void> => {
  await client.query(createHistory)
  for (const script of before) await run(client, script)
}

/** Brings the loaded tables to this version. */
export const bringUpToDate = async (client: pg.Client, { after }: Path): Promise<void> => {
  for (const script of after) {
    await run(client, script)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES (gen_random_uuid()::text, $1, $2, clock_timestamp(), 1)`,
      [script.checksum, script.name],
    )
  }
}
