import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm'

const prismaFolder = fileURLToPath(new URL('../../prisma/', import.meta.url))

export const migrationsFolder = path.join(prismaFolder, 'migrations')
export const schemaFolder = path.join(prismaFolder, 'schema')

const script = 'migration.sql'

/** The migrations of a folder in Prisma's own format, in the order of their names. */
export const readMigrations = (folder: string): MigrationList => {
  const lock = path.join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: globSync(`*/${script}`, { cwd: folder })
      .map((file) => path.dirname(file))
      .toSorted()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: script,
          content: { tag: 'ok', value: readFileSync(path.join(folder, name, script), 'utf8') },
        },
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
