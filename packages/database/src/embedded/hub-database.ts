import pg from 'pg'
import type { ClusterFolder } from './cluster-folder.ts'

const name = 'hub'

const urlOf = (folder: ClusterFolder, port: number, role: string, database: string): string =>
  `postgresql://${role}:${folder.password}@127.0.0.1:${port}/${database}`

/** Where the hub finds its data. The role owns its database and may make others (tests), nothing more. */
export const hubUrl = (folder: ClusterFolder, port: number): string => urlOf(folder, port, name, name)

const exists = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    // invalid_password (also: no such role), invalid_catalog_name
    if (error instanceof pg.DatabaseError && ['28P01', '3D000'].includes(error.code ?? '')) return false
    throw error
  } finally {
    await client.end()
  }
}

/** Makes the hub's role and database unless they are there. */
export const ensureHubDatabase = async (folder: ClusterFolder, port: number): Promise<void> => {
  if (await exists(hubUrl(folder, port))) return
  const client = new pg.Client({ connectionString: urlOf(folder, port, 'postgres', 'postgres') })
  client.on('error', () => {})
  await client.connect()
  try {
    const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])
    if (known.rowCount === 0) {
      await client.query(`CREATE ROLE ${name} LOGIN CREATEDB PASSWORD ${client.escapeLiteral(folder.password)}`)
    }
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`)
  } finally {
    await client.end()
  }
}
