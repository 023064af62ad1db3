import { checkBackup, restoreBackup } from '@ama/database'
import type { Configuration, Logger } from '@ama/kernel'
import { openServer } from '../open-database.ts'
import type { Steps } from '../steps.ts'

/** Resolves with what was restored, in lines. */
export const restore = async (options: {
  configuration: Configuration
  log: Logger
  step: Steps
  file: string
  /** Also when the database holds data, which are lost. */
  replace: boolean
}): Promise<string[]> => {
  const { configuration, log, step, file, replace } = options
  const backup = await step(`Checking ${file}`, () => checkBackup(file))
  const server = await openServer(configuration, log, step)
  try {
    const { rows, leftOut, migrated } = await step('Putting it in place', (say) =>
      restoreBackup(server.url, backup, { replace, say }),
    )
    const { takenAt, log: head } = backup.manifest
    return [
      `${file}: ${rows} rows of ${takenAt}, position ${head.position}, ${migrated.length} migrations since`,
      ...leftOut.map((table) => `left out: the table ${table}, which is not the hub's`),
    ]
  } finally {
    await server.close()
  }
}
