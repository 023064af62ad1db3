import type { Writable } from 'node:stream'
import { writeBackup } from '@ama/database'
import type { Configuration, Logger } from '@ama/kernel'
import { openServer } from '../open-database.ts'
import { Problem } from '../problem.ts'
import type { Steps } from '../steps.ts'
import { writeWholeFile } from '../write-whole-file.ts'
import packageJson from '../../package.json' with { type: 'json' }

/** What standard output may refuse. */
const refusals: Record<string, string> = {
  EPIPE: 'Standard output was closed before the backup was whole.',
  ENOSPC: 'The disk that standard output goes to is full: make room, or choose another. What is there is no backup.',
}

/** Resolves with what was written, in one line. */
export const backup = async (options: {
  configuration: Configuration
  log: Logger
  step: Steps
  /** `-`: standard output. */
  file: string
  /** Aborting leaves no file. */
  signal: AbortSignal
}): Promise<string> => {
  const { configuration, log, step, file, signal } = options
  if (file === '-' && process.stdout.isTTY) {
    throw new Problem('A backup is no text for a terminal: name a file, or send it on with “>” or “|”.')
  }
  const write = async (destination: Writable) => {
    const server = await openServer(configuration, log, step)
    try {
      return await step('Writing the backup', (say) =>
        writeBackup(server.url, { version: packageJson.version, destination, signal, say }),
      )
    } finally {
      await server.close()
    }
  }
  try {
    const { manifest, summary } = file === '-' ? await write(process.stdout) : await writeWholeFile(file, write)
    const rows = Object.values(summary.rows).reduce((sum, count) => sum + count, 0)
    return `${file}: ${rows} rows of ${manifest.tables.length} tables at ${manifest.takenAt}, position ${manifest.log.position}`
  } catch (error) {
    if (signal.aborted) throw new Problem('Interrupted: no backup was written.', { cause: error })
    const refusal = error instanceof Error && 'code' in error ? refusals[String(error.code)] : undefined
    throw refusal ? new Problem(refusal, { cause: error }) : error
  }
}
