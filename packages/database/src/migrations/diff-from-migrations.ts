import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { migrationsFolder, readSchema, schemaFolder } from './read-migrations.ts'
import { noFilter, withSchemaEngine } from './schema-engine.ts'

const empty = '-- This is an empty migration.'

/** Gives `work` a new database on the same server, dropped afterwards. */
const inNewDatabase = async <T>(databaseUrl: string, work: (url: string) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const url = new URL(databaseUrl)
  const name = `hub_diff_${randomUUID().replaceAll('-', '')}`
  url.pathname = name
  try {
    await client.query(`CREATE DATABASE ${name}`)
    return await work(url.href)
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.end()
  }
}

/**
 * The SQL that would bring what the migrations make to what the schema says; '' when they agree. `databaseUrl` is any
 * database of a server on which its user may make another.
 */
export const diffFromMigrations = (
  databaseUrl: string,
  folders: { migrations?: string; schema?: string } = {},
): Promise<string> =>
  inNewDatabase(databaseUrl, async (url) => {
    const schema = readSchema(folders.schema ?? schemaFolder)
    await migrate(url, { folder: folders.migrations ?? migrationsFolder })
    return withSchemaEngine(url, schema, async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', ...schema, configDir: schemaFolder },
        to: { tag: 'schemaDatamodel', ...schema },
        script: true,
        exitCode: null,
        filters: noFilter,
      })
      const sql = (stdout ?? '').trim()
      return sql === empty ? '' : sql
    })
  })
