import { connect, migrate, startEmbeddedPostgres, type Database } from '@ama/database'
import type { Configuration, Logger } from '@ama/kernel'
import type { Steps } from './steps.ts'

export interface OpenServer {
  readonly url: string
  close(): Promise<void>
}

/** The database of DATABASE_URL or else the embedded one, as it is: running, and looked at by nobody yet. */
export const openServer = async (configuration: Configuration, log: Logger, step: Steps): Promise<OpenServer> => {
  const { databaseUrl, dataDir } = configuration
  if (databaseUrl) return { url: databaseUrl, close: async () => {} }
  const embedded = await step('Starting PostgreSQL', () => startEmbeddedPostgres({ dataDir, log }))
  return { url: embedded.url, close: () => embedded.stop() }
}

export interface OpenDatabase {
  readonly database: Database
  close(): Promise<void>
}

/** The database of DATABASE_URL or else the embedded one, with its migrations applied. */
export const openDatabase = async (configuration: Configuration, log: Logger, step: Steps): Promise<OpenDatabase> => {
  const server = await openServer(configuration, log, step)
  try {
    await step(
      'Applying migrations',
      (say) => migrate(server.url, { say }),
      ({ applied }) => (applied.length === 0 ? 'up to date' : `${applied.length} applied`),
    )
    const database = connect(server.url)
    return {
      database,
      close: async () => {
        await database.close()
        await server.close()
      },
    }
  } catch (error) {
    await server.close()
    throw error
  }
}
