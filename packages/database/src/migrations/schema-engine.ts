import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import type { Say } from './lock-migrations.ts'
import { lockTimeout, migrationAdapter } from './migration-adapter.ts'

/** The engine gives its lock ten seconds with a timer that it never clears: a program that is done need not wait for it. */
const unrefTimers = Object.fromEntries(
  Object.keys(engine)
    .filter((name) => name.startsWith('__wbg_setTimeout'))
    .map((name) => [name, (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref()]),
)

/** Prisma's schema engine as WebAssembly: the package's own entry wants a bundler, so it is instantiated by hand. */
const load = async (): Promise<void> => {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const file = path.join(path.dirname(entry), 'schema_engine_bg.wasm')
  const imports = { './schema_engine_bg.js': { ...engine, ...unrefTimers } }
  const { instance } = await WebAssembly.instantiate(await readFile(file), imports)
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
}

let loaded: Promise<void> | null = null

/** Gives `work` a schema engine on the database; `schema` is what the database should become. */
export const withSchemaEngine = async <T>(
  databaseUrl: string,
  schema: SchemasContainer,
  work: (engine: SchemaEngine) => Promise<T>,
  say: Say = () => {},
): Promise<T> => {
  await (loaded ??= load())
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    application_name: 'ama-hub migrations',
    lock_timeout: lockTimeout,
  })
  pool.on('error', () => {})
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(pool, say))
    const datamodels = schema.files.map(({ path, content }): [string, string] => [path, content])
    const instance = await engine.SchemaEngine.new({ datamodels }, () => {}, adapter)
    try {
      return await work(instance)
    } finally {
      instance.free()
    }
  } finally {
    await pool.end()
  }
}

/** Nothing in the database belongs to somebody else. */
export const noFilter = { externalTables: [], externalEnums: [] }
