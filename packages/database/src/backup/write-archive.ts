import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { pack } from 'tar-stream'

export interface ArchiveWriter {
  /** Resolves when the part was taken; a slow destination makes it wait. */
  add(name: string, content: Buffer): Promise<void>
  /** SHA-256 over the names, sizes and contents so far. */
  digest(): string
}

/** Writes a tar archive, compressed by zstd, with what `fill` adds to it. Rejects with the first failure of either side. */
export const writeArchive = async (
  destination: Writable,
  fill: (archive: ArchiveWriter) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> => {
  const tar = pack()
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })
  const written = pipeline(tar, compress, destination, { signal })
  const hash = createHash('sha256')
  const archive: ArchiveWriter = {
    add: (name, content) =>
      new Promise((resolve, reject) => {
        hash.update(`${name}\n${content.length}\n`).update(content)
        const part = tar.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()))
        // Said by the callback; without a listener the process would end.
        part.on('error', () => {})
      }),
    digest: () => hash.copy().digest('hex'),
  }
  const filled = fill(archive).then(
    () => tar.finalize(),
    (error: unknown) => {
      tar.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    },
  )
  // Whichever side fails ends the other with the same reason.
  for (const outcome of await Promise.allSettled([written, filled])) {
    if (outcome.status === 'rejected') throw outcome.reason
  }
}
