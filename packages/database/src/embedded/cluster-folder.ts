import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Account, accountFor } from './account.ts'
import { errorCode } from '../error-code.ts'
import { EmbeddedPostgresProblem } from './embedded-postgres-problem.ts'

/** `<HUB_DATA_DIR>/postgres`: everything that belongs to the embedded server, owned by the account it runs as. */
export interface ClusterFolder {
  readonly root: string
  readonly data: string
  readonly passwordFile: string
  readonly portFile: string
  readonly log: string
  /** Held while one looks, starts or stops: never two at once. */
  readonly changeLock: string
  /** Shared by the processes that use the server: the last one stops it. */
  readonly useLock: string
  readonly password: string
  readonly account: Account | null
}

const give = (file: string, account: Account | null): void => {
  if (account) chownSync(file, account.uid, account.gid)
}

/** Leaves alone what is there; never seen half-written by another process that starts at the same time. */
const writeOnce = (file: string, content: string, account: Account | null): void => {
  if (existsSync(file)) return
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, content, { mode: 0o600 })
  give(aside, account)
  try {
    linkSync(aside, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    unlinkSync(aside)
  }
}

/** Node's own recursive way never ends where the system makes no folders, such as under /proc. */
const makeFolder = (folder: string, mode?: number): void => {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  try {
    mkdirSync(folder, mode)
  } catch (error) {
    // Another process was faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

const prepare = (dataDir: string): ClusterFolder => {
  makeFolder(path.resolve(dataDir))
  const root = path.join(realpathSync(dataDir), 'postgres')
  const account = accountFor(root)
  makeFolder(root, 0o700)
  give(root, account)
  const at = (name: string): string => path.join(root, name)
  const passwordFile = at('password')
  writeOnce(passwordFile, randomBytes(24).toString('hex'), account)
  for (const name of ['change.lock', 'use.lock', 'port', 'server.log']) writeOnce(at(name), '', account)
  return {
    root,
    data: at('data'),
    passwordFile,
    portFile: at('port'),
    log: at('server.log'),
    changeLock: at('change.lock'),
    useLock: at('use.lock'),
    password: readFileSync(passwordFile, 'utf8').trim(),
    account,
  }
}

const reasons: Record<string, string> = {
  EACCES: 'it may not be written by the user who starts the hub',
  EPERM: 'it may not be written by the user who starts the hub',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOENT: 'no folder can be made there',
}

/** Makes or opens the folder; throws a sentence when the data folder can't be written. */
export const openClusterFolder = (dataDir: string): ClusterFolder => {
  try {
    return prepare(dataDir)
  } catch (error) {
    const code = errorCode(error)
    if (code === null || !(error instanceof Error)) throw error
    throw new EmbeddedPostgresProblem(
      `The data folder ${dataDir} can't be used: ${reasons[code] ?? error.message}. Correct that, or set HUB_DATA_DIR ` +
        'to another folder.',
    )
  }
}
