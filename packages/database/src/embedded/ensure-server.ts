import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { ClusterFolder } from './cluster-folder.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'
import { waitForLockAlone } from './file-lock.ts'
import { freePort } from './free-port.ts'
import { ensureHubDatabase } from './hub-database.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { launchServer, type Programs } from './launch-server.ts'
import { readPostmaster } from './postmaster.ts'

/** Milliseconds to wait while another process starts or stops the same server. */
const patience = 90_000

/** null at the first start: the file is empty then. */
const rememberedPort = (folder: ClusterFolder): number | null => Number(readFileSync(folder.portFile, 'utf8')) || null

const becomesReady = async (folder: ClusterFolder): Promise<number | null> => {
  const deadline = Date.now() + patience
  for (;;) {
    const server = readPostmaster(folder.data)
    if (!server?.running) return null
    if (server.ready) return server.port
    if (Date.now() > deadline) throw new EmbeddedPostgresProblem(`The embedded PostgreSQL is stuck (${folder.log})`)
    await delay(50)
  }
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('could not create any TCP/IP sockets')

const launch = async (folder: ClusterFolder, programs: Programs, port: number | null): Promise<number> => {
  const chosen = port ?? (await freePort(rememberedPort(folder)))
  try {
    await launchServer(folder, chosen, programs)
    return chosen
  } catch (error) {
    // Somebody was faster: any other port will do, unless the address was given out already.
    if (port !== null || !isPortTaken(error)) throw error
    const other = await freePort(null)
    await launchServer(folder, other, programs)
    return other
  }
}

/** Does `work` while nobody else starts or stops the server of the folder. */
export const whileAlone = async <T>(folder: ClusterFolder, work: () => Promise<T>): Promise<T> => {
  const lock = await waitForLockAlone(folder.changeLock, patience)
  if (!lock) {
    throw new EmbeddedPostgresProblem(`Another process has been starting PostgreSQL in ${folder.root} for too long.`)
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

/**
 * The port of the running server: one that is there already, also when a killed hub left it, or a new one, on the
 * port of last time when that is free. `port` given: on that one or not at all.
 */
export const ensureServer = async (
  folder: ClusterFolder,
  programs: Programs,
  port: number | null = null,
): Promise<{ port: number; launched: boolean }> => {
  const running = await becomesReady(folder)
  if (running !== null) {
    await ensureHubDatabase(folder, running)
    return { port: running, launched: false }
  }
  await initialiseCluster(folder, programs)
  const chosen = await launch(folder, programs, port)
  writeFileSync(folder.portFile, `${chosen}\n`)
  await ensureHubDatabase(folder, chosen)
  return { port: chosen, launched: true }
}
