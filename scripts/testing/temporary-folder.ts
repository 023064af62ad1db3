import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** For tests: a folder with these files (path → text), removed when the test is over. */
export const temporaryFolder = (files: Record<string, string>): { root: string; [Symbol.dispose](): void } => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ama-'))
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  return { root, [Symbol.dispose]: () => fs.rmSync(root, { recursive: true, force: true }) }
}

/** A package.json of this repository's kind. */
export const manifest = (name: string, dependencies: string[] = []): string =>
  JSON.stringify({
    name: `@ama/${name}`,
    exports: { '.': './src/index.ts' },
    dependencies: Object.fromEntries(dependencies.map((dependency) => [`@ama/${dependency}`, 'workspace:*'])),
  })
