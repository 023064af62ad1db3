import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const squeeze = [
  { ending: '.br', compress: promisify(brotliCompress) },
  { ending: '.gz', compress: promisify(gzip) },
]

/** Writes .br and .gz beside each built text file, once and well; the gateway sends them as they are. */
export const compressFiles = (): Plugin => ({
  name: 'compress-files',
  apply: 'build',
  writeBundle: async ({ dir = '' }) => {
    const files = await readdir(dir, { recursive: true })
    const texts = files.filter((file) => /\.(?:js|css|html|svg)$/.test(file))
    await Promise.all(
      texts.map(async (file) => {
        const content = await readFile(path.join(dir, file))
        for (const { ending, compress } of squeeze)
          await writeFile(path.join(dir, file + ending), await compress(content))
      }),
    )
  },
})
