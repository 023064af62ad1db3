import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { testFolder } from '@ama/testkit'
import { migrationsFolder } from '../migrations/read-migrations.ts'

/** The hub's migrations and these after them, by name: a version of the hub that is still to come. */
export const plantMigrations = (scripts: Record<string, string>): string => {
  const folder = testFolder('migrations')
  cpSync(migrationsFolder, folder, { recursive: true })
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, name, 'migration.sql'), sql)
  }
  return folder
}
