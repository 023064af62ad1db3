import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm'

const prismaFolder = fileURLToPath(new URL('../../prisma/', import.meta.url))

export const migrationsFolder = path.join(prismaFolder, 'migrations')
export const schemaFolder = path.join(prismaFolder, 'schema')

const script = 'migration.sql'

export interface MigrationScript {
  readonly name: string
  readonly sql: string
  /** As Prisma keeps it in `_prisma_migrations`. */
  readonly checksum: string
}

/** The migrations of a folder, in the order of their names. */
export const readScripts = (folder: string): MigrationScript[] =>
  globSync(`*/${script}`, { cwd: folder })
    .toSorted()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), 'utf8')
      return { name: path.dirname(file), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })

/** The same in the form that Prisma's engine reads. */
export const readMigrations = (folder: string): MigrationList => {
  const lock = path.join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: readScripts(folder).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: script, content: { tag: 'ok', value: sql } },
    })),
  }
}

/** Every file of the data model. */
export const readSchema = (folder: string): SchemasContainer => ({
  files: globSync('*.prisma', { cwd: folder })
    .toSorted()
    .map((name) => {
      const file = path.join(folder, name)
      return { path: file, content: readFileSync(file, 'utf8') }
    }),
})
