import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const call = /\bgraphql\(\s*`([\s\S]*?)`,?\s*\)/g
const operation = /(?:^|\})\s*(?:query|mutation|subscription)\s+(\w+)/

const readPersisted = (file: string): Map<string, { hash: string; text: string }> => {
  const documents: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  return new Map(
    Object.entries(documents).map(([hash, text]) => [operation.exec(text)?.[1] ?? '', { hash, text }] as const),
  )
}

/**
 * Puts each operation, with its hash, where it is written, instead of the code generator's table of all operations:
 * so a page loads its own only. Fragments are types: nothing of them is left at run time.
 */
export const inlineDocuments = (): Plugin => {
  const file = path.resolve(import.meta.dirname, '../src/generated/persisted-documents.json')
  const helper = path.resolve(import.meta.dirname, '../src/lib/persisted-document.ts')
  let persisted: ReturnType<typeof readPersisted> = new Map()
  return {
    name: 'inline-documents',
    enforce: 'pre',
    buildStart() {
      persisted = readPersisted(file)
    },
    watchChange(id) {
      if (id === file) persisted = readPersisted(file)
    },
    transform: {
      filter: { id: { include: /\/src\/.*\.tsx?$/, exclude: /\/generated\// }, code: /\bgraphql\(/ },
      handler(code) {
        this.addWatchFile(file)
        const inlined = code.replace(call, (_call, source: string) => {
          const name = operation.exec(source)?.[1]
          if (!name) return 'undefined'
          const found = persisted.get(name)
          if (!found) throw new Error(`${name} is not among the generated operations: run graphql-codegen.`)
          return `persistedDocument(${JSON.stringify(found.hash)}, ${JSON.stringify(found.text)})`
        })
        if (!inlined.includes('persistedDocument(')) return { code: inlined, map: null }
        return { code: `import { persistedDocument } from ${JSON.stringify(helper)}\n${inlined}`, map: null }
      },
    },
  }
}
