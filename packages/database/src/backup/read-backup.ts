import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { json } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { extract } from 'tar-stream'
import { z } from 'zod'
import { errorCode } from '../error-code.ts'
import { BackupProblem } from './backup-problem.ts'
import {
  format,
  type Manifest,
  manifest,
  manifestName,
  type Summary,
  summary,
  summaryName,
  tableOfPiece,
} from './manifest.ts'

export type Part =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'rows'; readonly table: string; readonly content: AsyncIterable<Buffer> }
  | { readonly kind: 'summary'; readonly summary: Summary }

const notOurs = (file: string) => new BackupProblem(`${file} is not a backup of the hub.`)

const damaged = (file: string, cause?: unknown) =>
  new BackupProblem(
    `The backup ${file} is damaged: it was cut short or altered. Nothing was changed; take another copy of it, or another backup.`,
    { cause },
  )

/** A sentence for whatever the system, zstd or tar says about the file. */
const explain = (file: string, error: unknown): BackupProblem => {
  if (error instanceof BackupProblem) return error
  const code = errorCode(error) ?? ''
  if (code === 'ENOENT') return new BackupProblem(`There is no file ${file}.`)
  if (code === 'EISDIR') return new BackupProblem(`${file} is a folder: name the backup in it.`)
  if (code === 'EACCES') return new BackupProblem(`${file} may not be read by the user who runs this command.`)
  return code === 'ZSTD_error_prefix_unknown' ? notOurs(file) : damaged(file, error)
}

const anyFormat = z.object({ program: z.literal('ama-hub'), format: z.number() })

const readManifest = async (file: string, content: AsyncIterable<Buffer>): Promise<Manifest> => {
  const read = await json(content)
  const known = anyFormat.safeParse(read)
  if (!known.success) throw notOurs(file)
  if (known.data.format > format) {
    throw new BackupProblem(
      `The backup ${file} was written by a newer version of the hub: restore it with that version.`,
    )
  }
  return manifest.parse(read)
}

/** The content of an entry as it is read, also into the hash. */
async function* hashed(file: string, content: AsyncIterable<unknown>, hash: Hash): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('An archive gives bytes')
      hash.update(chunk)
      yield chunk
    }
  } catch (error) {
    throw explain(file, error)
  }
}

/** The entries of the archive, with the checksum over all that was read before. */
async function* readEntries(file: string) {
  const entries = extract()
  const unpacked = pipeline(createReadStream(file), createZstdDecompress(), entries).then(
    () => null,
    (error: unknown) => error,
  )
  const hash = createHash('sha256')
  for await (const entry of entries) {
    const { name, size } = entry.header
    const digest = hash.copy().digest('hex')
    hash.update(`${name}\n${size}\n`)
    yield { name, digest, content: hashed(file, entry, hash) }
  }
  // What stands behind the last entry was not looked at yet, such as the checksum of the compression.
  const failure = await unpacked
  if (failure !== null) throw failure
}

async function* readParts(file: string): AsyncGenerator<Part> {
  let last: 'manifest' | 'rows' | 'summary' | null = null
  for await (const { name, digest, content } of readEntries(file)) {
    const table = tableOfPiece(name)
    if (last === null && name === manifestName) {
      yield { kind: (last = 'manifest'), manifest: await readManifest(file, content) }
    } else if (last === null) throw notOurs(file)
    else if (last !== 'summary' && table !== null) yield { kind: (last = 'rows'), table, content }
    else if (last !== 'summary' && name === summaryName) {
      const end = summary.parse(await json(content))
      if (end.sha256 !== digest) throw damaged(file)
      yield { kind: (last = 'summary'), summary: end }
    } else throw damaged(file)
  }
  if (last !== 'summary') throw last === null ? notOurs(file) : damaged(file)
}

/**
 * The parts of a backup, in order: the manifest, pieces of the tables' rows, the summary. The content of each must be
 * read before the next. Throws BackupProblem at the first sign that the file is no whole backup, at the latest behind
 * the last part.
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  try {
    yield* readParts(file)
  } catch (error) {
    throw explain(file, error)
  }
}
