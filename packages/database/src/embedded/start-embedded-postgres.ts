import type { Logger } from '@ama/kernel'
import { findBinaries } from './binaries.ts'
import { openClusterFolder } from './cluster-folder.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'
import { ensureServer, whileAlone } from './ensure-server.ts'
import { lockAlone, waitForSharedLock } from './file-lock.ts'
import { hubUrl } from './hub-database.ts'
import { type Programs, stopServer } from './launch-server.ts'
import { readPostmaster } from './postmaster.ts'
import { runAs } from './run-as.ts'
import { supervise } from './supervise.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** Called when the server died; it is being restarted on the same port, connections must be made anew. */
  onDown(callback: () => void): void
  /** Called when it accepts connections again. */
  onUp(callback: () => void): void
  /** Stops using the server; the last process that uses it stops it, all data on disk. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** HUB_DATA_DIR; the server lives in its folder `postgres`. */
  readonly dataDir: string
  readonly log: Logger
  /** false: faster, safe when the server is killed but not when the machine stops; for tests. */
  readonly durable?: boolean
}

/**
 * A PostgreSQL of its own, from npm, on 127.0.0.1 only. Several processes may use the same folder: the first one
 * starts the server (or finds the one that a killed hub left), the last one stops it. Throws EmbeddedPostgresProblem.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const { dataDir, log, durable = true } = options
  const folder = openClusterFolder(dataDir)
  const binaries = findBinaries()
  const as = runAs(folder.account, [binaries.postgres, folder.root])
  const programs: Programs = { binaries, as, durable }

  const use = await waitForSharedLock(folder.useLock, 60_000)
  if (!use)
    throw new EmbeddedPostgresProblem(`Another process has been stopping PostgreSQL in ${folder.root} too long.`)
  const { port, launched } = await whileAlone(folder, () => ensureServer(folder, programs)).catch((error: unknown) => {
    use.release()
    throw error
  })
  log.info({ port, launched }, 'embedded PostgreSQL is ready')

  const supervisor = supervise({
    isUp: () => readPostmaster(folder.data)?.running ?? false,
    restart: async () => void (await whileAlone(folder, () => ensureServer(folder, programs, port))),
    log,
  })
  const stop = async (): Promise<void> => {
    await supervisor.stop()
    await whileAlone(folder, async () => {
      use.release()
      const last = lockAlone(folder.useLock)
      if (!last) return
      try {
        if (readPostmaster(folder.data)?.running) await stopServer(folder, programs)
      } finally {
        last.release()
      }
    })
  }
  let stopped: Promise<void> | null = null
  return {
    url: hubUrl(folder, port),
    onDown: supervisor.onDown,
    onUp: supervisor.onUp,
    stop: () => (stopped ??= stop()),
  }
}
