import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { errorCode } from '../error-code.ts'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return null
    throw error
  }
}

/** Is it this data folder's server? A pid alone proves nothing: it may be a zombie, or another program by now. */
const isServerOf = (pid: number, data: string): boolean => {
  if (os.platform() === 'linux') return read(`/proc/${pid}/cmdline`)?.split('\0').includes(data) ?? false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** What the file says that a running (or killed) server keeps in its data folder; `running` tells which. */
export const readPostmaster = (data: string): (Postmaster & { running: boolean }) | null => {
  const lines = read(path.join(data, 'postmaster.pid'))?.split('\n')
  if (!lines) return null
  const pid = Number(lines[0])
  return {
    pid,
    port: Number(lines[3]),
    ready: lines[7]?.trim() === 'ready',
    running: Number.isInteger(pid) && pid > 0 && isServerOf(pid, data),
  }
}
