import fs from 'node:fs'
import path from 'node:path'

export interface WorkspacePackage {
  /** Without the scope: `kernel`. */
  readonly name: string
  /** From the repository's root: `packages/kernel`. */
  readonly folder: string
  /** The packages of this repository that its package.json names, without the scope. */
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
  /** What others may import from it: `.`, `./global-setup`. */
  readonly exported: readonly string[]
}

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  exports?: Record<string, unknown>
}

const scope = '@ama/'
const ours = (dependencies: Record<string, string> = {}): string[] =>
  Object.keys(dependencies).flatMap((name) => (name.startsWith(scope) ? name.slice(scope.length) : []))

const readPackage = (root: string, folder: string): WorkspacePackage[] => {
  const file = path.join(root, folder, 'package.json')
  if (!fs.existsSync(file)) return []
  const manifest: Manifest = JSON.parse(fs.readFileSync(file, 'utf8'))
  return [
    {
      name: manifest.name.slice(scope.length),
      folder,
      dependencies: ours(manifest.dependencies),
      devDependencies: ours(manifest.devDependencies),
      exported: Object.keys(manifest.exports ?? {}),
    },
  ]
}

const foldersIn = (root: string, group: string): string[] =>
  fs.existsSync(path.join(root, group)) ? fs.readdirSync(path.join(root, group)).map((name) => `${group}/${name}`) : []

/** Every package of the repository. */
export const readWorkspace = (root: string): WorkspacePackage[] =>
  [...foldersIn(root, 'packages'), ...foldersIn(root, 'services'), 'web', 'bench', 'faults'].flatMap((folder) =>
    readPackage(root, folder),
  )

const skipped = new Set(['node_modules', 'dist', 'generated', 'test-results', 'playwright-report'])

/** Every file of ours under a folder whose name ends with one of the endings, as paths from the root. */
export const sourceFiles = (root: string, folder: string, endings: readonly string[]): string[] => {
  const absolute = path.join(root, folder)
  if (!fs.existsSync(absolute)) return []
  return fs.readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourceFiles(root, place, endings)
    return endings.some((ending) => entry.name.endsWith(ending)) ? [place] : []
  })
}
