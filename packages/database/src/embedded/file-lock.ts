import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'

/**
 * Locks on files, held by the operating system: whatever way a process dies, its locks go with it. Node has none of
 * its own; SQLite's do the same on every platform, and nothing is ever written in the file.
 */
export interface FileLock {
  release(): void
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

const take = (file: string, begin: string): FileLock | null => {
  const handle = new DatabaseSync(file, { timeout: 0 })
  try {
    // Without a journal file: one left behind by a killed process would disturb the next.
    handle.exec('PRAGMA journal_mode = MEMORY')
    handle.exec(begin)
    return { release: () => handle.close() }
  } catch (error) {
    handle.close()
    if (isBusy(error)) return null
    throw error
  }
}

/** The lock alone, or null when anybody else has it, alone or shared. */
export const lockAlone = (file: string): FileLock | null => take(file, 'BEGIN EXCLUSIVE')

const shared = 'BEGIN; SELECT count(*) FROM sqlite_master'

/** Retries until `within` milliseconds have passed, then null. */
const patiently = async (file: string, begin: string, within: number): Promise<FileLock | null> => {
  const deadline = Date.now() + within
  for (;;) {
    const lock = take(file, begin)
    if (lock || Date.now() > deadline) return lock
    await delay(25)
  }
}

export const waitForLockAlone = (file: string, within: number): Promise<FileLock | null> =>
  patiently(file, 'BEGIN EXCLUSIVE', within)

/** A lock held together with others, for as long as one uses what it protects. */
export const waitForSharedLock = (file: string, within: number): Promise<FileLock | null> =>
  patiently(file, shared, within)
