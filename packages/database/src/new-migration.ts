import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createLogger } from '@ama/kernel'
import { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts'
import { diffFromMigrations } from './migrations/diff-from-migrations.ts'
import { migrationsFolder } from './migrations/read-migrations.ts'

/** `node packages/database/src/new-migration.ts NAME`: writes what the schema has and the migrations don't make yet. */
const difference = async (): Promise<string> => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hub-migration-'))
  try {
    const server = await startEmbeddedPostgres({ dataDir, log: createLogger('silent'), durable: false })
    try {
      return await diffFromMigrations(server.url)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const newMigration = async (name: string): Promise<string> => {
  const sql = await difference()
  if (sql === '') return 'The migrations already make what the schema says: nothing to write.'
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`)
  return `Read and complete ${path.relative(process.cwd(), folder)}/migration.sql, then commit it.`
}

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

const [name] = parseArgs({ allowPositionals: true }).positionals
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  say('Usage: npm run migration NAME, in small letters: add_workshops')
  process.exitCode = 1
} else {
  say(await newMigration(name))
}
