import { spawn } from 'node:child_process'
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { ClusterFolder } from './cluster-folder.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'
import { readPostmaster } from './postmaster.ts'
import type { RunAs } from './run-as.ts'
import { runProgram } from './run-program.ts'

export interface Programs {
  readonly binaries: Binaries
  readonly as: RunAs
  readonly durable: boolean
}

const settings = (port: number, durable: boolean): string[] =>
  [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'lc_messages=C',
    'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off', 'autovacuum=off']),
  ].flatMap((setting) => ['-c', setting])

const logLimit = 1_000_000

/** Where the server writes, and how to find what it says from now on. */
const openLog = (file: string): { fd: number; lastFatal: () => string } => {
  const fd = openSync(file, 'a')
  if (fstatSync(fd).size > logLimit) ftruncateSync(fd)
  const start = fstatSync(fd).size
  const lastFatal = (): string => {
    const lines = readFileSync(file).subarray(start).toString().split('\n')
    return lines.findLast((line) => line.includes('FATAL:')) ?? 'it ended without a word'
  }
  return { fd, lastFatal }
}

/** Milliseconds; a server that was killed first repairs its data, which may take a while. */
const patience = 60_000

/**
 * Starts the server on the port and waits until it accepts connections. It stays when the hub is killed (its output
 * goes to a file) and doesn't hear the terminal's Ctrl-C: the hub drains first, then stops it.
 */
export const launchServer = async (folder: ClusterFolder, port: number, programs: Programs): Promise<void> => {
  // No server runs here (checked): PostgreSQL itself would believe in any process that got the same pid.
  rmSync(path.join(folder.data, 'postmaster.pid'), { force: true })
  const { program, args, identity } = programs.as(programs.binaries.postgres, [
    '-D',
    folder.data,
    ...settings(port, programs.durable),
  ])
  const log = openLog(folder.log)
  const child = spawn(program, [...args], {
    ...identity,
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  closeSync(log.fd)
  child.unref()
  let failure: string | null = null
  let ended = false
  child.once('error', (error) => (failure = error.message))
  child.once('exit', () => (ended = true))
  const deadline = Date.now() + patience
  while (!readPostmaster(folder.data)?.ready) {
    if (ended) failure ??= log.lastFatal()
    else if (Date.now() > deadline) failure ??= 'it is too slow'
    if (failure !== null) {
      throw new EmbeddedPostgresProblem(`The embedded PostgreSQL doesn't start: ${failure} (${folder.log})`)
    }
    await delay(20)
  }
}

/** Stops the server at once but cleanly: open transactions are rolled back, data is on disk. */
export const stopServer = (folder: ClusterFolder, { binaries, as }: Programs): Promise<void> =>
  runProgram(
    as(binaries.pgCtl, ['stop', '-D', folder.data, '-m', 'fast', '-w', '-t', '30', '-s']),
    folder.root,
    'pg_ctl',
  )
