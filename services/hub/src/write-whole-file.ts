import { randomUUID } from 'node:crypto'
import { access, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Writable } from 'node:stream'
import { Problem } from './problem.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const reasons: Record<string, (file: string) => string> = {
  ENOENT: (file) => `There is no folder ${path.dirname(file)}: make it, or choose another.`,
  ENOTDIR: (file) => `${path.dirname(file)} is not a folder: choose another.`,
  EACCES: (file) => `The folder ${path.dirname(file)} may not be written by the user who runs this command.`,
  EPERM: (file) => `The folder ${path.dirname(file)} may not be written by the user who runs this command.`,
  EROFS: (file) => `The folder ${path.dirname(file)} is on a read-only disk: choose another.`,
  ENOSPC: (file) => `The disk of ${path.dirname(file)} is full: make room, or choose another. Nothing was left there.`,
  EDQUOT: (file) => `The disk quota of ${path.dirname(file)} is used up. Nothing was left there.`,
}

const refuseToOverwrite = async (file: string): Promise<void> => {
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (there) throw new Problem(`${file} is there already: choose another name, or remove it first.`)
}

/** The name itself must be on the disk too, not only the content. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/**
 * Makes a file that appears whole and on the disk, or not at all; only its owner may read it. `write` ends the stream.
 * Throws a Problem when the file is there already or can't be written.
 */
export const writeWholeFile = async <Result>(
  file: string,
  write: (destination: Writable) => Promise<Result>,
): Promise<Result> => {
  if (file === '' || file.endsWith(path.sep)) throw new Problem('Name a file that is to be made, not a folder.')
  await refuseToOverwrite(file)
  const aside = `${file}.${randomUUID()}.part`
  try {
    const handle = await open(aside, 'wx', 0o600)
    const destination = handle.createWriteStream({ flush: true })
    const result = await write(destination).finally(() => destination.destroy())
    await refuseToOverwrite(file)
    await rename(aside, file)
    await syncFolder(path.dirname(file))
    return result
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {})
    const reason = reasons[codeOf(error)]
    throw reason ? new Problem(reason(file), { cause: error }) : error
  }
}
