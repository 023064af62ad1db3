import pg from 'pg'
import { errorCode } from '../error-code.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'

const name = 'hub'

const urlOf = (folder: ClusterFolder, port: number, role: string, database: string): string =>
  `postgresql://${role}:${folder.password}@127.0.0.1:${port}/${database}`

/** Where the hub finds its data. The role owns its database and may make others (tests), nothing more. */
export const hubUrl = (folder: ClusterFolder, port: number): string => urlOf(folder, port, name, name)

const open = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // What loses the connection also fails the statement under way, which says it.
  client.on('error', () => {})
  await client.connect()
  return client
}

const wrongPassword = '28P01'
const noSuchDatabase = '3D000'

const exists = async (url: string): Promise<boolean> => {
  try {
    const client = await open(url)
    await client.end()
    return true
  } catch (error) {
    // PostgreSQL doesn't tell a role that is not there from a wrong password.
    if ([wrongPassword, noSuchDatabase].includes(errorCode(error) ?? '')) return false
    throw error
  }
}

const openAsOwner = async (folder: ClusterFolder, port: number): Promise<pg.Client> => {
  try {
    return await open(urlOf(folder, port, 'postgres', 'postgres'))
  } catch (error) {
    if (errorCode(error) !== wrongPassword) throw error
    throw new EmbeddedPostgresProblem(
      `The password in ${folder.passwordFile} isn't that of the data beside it: put the right file back, or set ` +
        'HUB_DATA_DIR to another folder.',
    )
  }
}

/** Makes the hub's role and database unless they are there. */
export const ensureHubDatabase = async (folder: ClusterFolder, port: number): Promise<void> => {
  if (await exists(hubUrl(folder, port))) return
  const client = await openAsOwner(folder, port)
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
