import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newId } from '@ama/kernel'

/** The secret that signs cookies where HUB_SECRET is not set: made once, kept in the data folder for its owner alone. */
export const keepSecret = async (dataDir: string): Promise<string> => {
  const file = path.join(dataDir, 'secret')
  const kept = await read(file)
  if (kept) return kept
  await mkdir(dataDir, { recursive: true })
  const draft = `${file}.${newId()}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  // Appears whole or not at all: of two processes that start at once, the first wins and both read the same.
  await link(draft, file).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error
  })
  await unlink(draft)
  return (await read(file)) ?? ''
}

const read = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  })

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
