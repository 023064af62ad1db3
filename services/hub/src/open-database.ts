import { connect, migrate, startEmbeddedPostgres, type Database } from '@ama/database'
import type { Configuration, Logger } from '@ama/kernel'
import type { Steps } from './steps.ts'

export interface OpenDatabase {
  readonly database: Database
  close(): Promise<void>
}

/** The database of DATABASE_URL or else the embedded one, with its migrations applied. */
export const openDatabase = async (configuration: Configuration, log: Logger, step: Steps): Promise<OpenDatabase> => {
  const { databaseUrl, dataDir } = configuration
  const embedded = databaseUrl ? null : await step('Starting PostgreSQL', () => startEmbeddedPostgres({ dataDir, log }))
  const url = databaseUrl ?? embedded?.url ?? ''
  try {
    await step(
      'Applying migrations',
      () => migrate(url),
      ({ applied }) => (applied.length === 0 ? 'up to date' : `${applied.length} applied`),
    )
    const database = connect(url)
    return {
      database,
      close: async () => {
        await database.close()
        await embedded?.stop()
      },
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
