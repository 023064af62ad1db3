import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  /** Other chunks that it imports at once, by their key. */
  readonly imports?: readonly string[]
}

/** The scripts that a browser loads for these modules, each once: they and all that they import. */
export const chunksOf = (dist: string, modules: readonly string[]): string[] => {
  const manifest: Record<string, Chunk> = JSON.parse(fs.readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const seen = new Set<string>()
  const visit = (key: string): void => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no module ${key}; it has ${Object.keys(manifest).join(', ')}`)
    if (seen.has(chunk.file)) return
    seen.add(chunk.file)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const module of modules) visit(module)
  return [...seen]
}

/** What a file costs on the network. */
export const gzippedBytes = (file: string): number => gzipSync(fs.readFileSync(file)).length
