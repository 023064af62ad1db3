import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseAllDocuments } from 'yaml'
import { root } from '../run/places.mjs'
import { temporaryFolder } from '../testing/temporary-folder.ts'

/** A Kubernetes object as YAML gives it; the types of `manifest-types.ts` check it, not this one. */
export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string }
  [rest: string]: unknown
}

export const kubernetes = path.join(root, 'infra/kubernetes')
export const overlays = ['demonstration', 'production']

const run = (program: string, args: readonly string[]) => spawnSync(program, args, { cwd: root, encoding: 'utf8' })

/** Can the overlays be rendered here? `kubectl kustomize` asks no cluster. */
export const hasKubectl = (): boolean => run('kubectl', ['kustomize', '--help']).status === 0

/** Every object of a YAML text. */
export const readManifests = (text: string): Manifest[] =>
  parseAllDocuments(text).map((document) => {
    if (document.errors[0]) throw document.errors[0]
    return document.toJS()
  })

/** What an overlay gives to Kubernetes. Throws what kubectl says against it. */
export const renderOverlay = (name: string): Manifest[] => {
  const { status, stdout, stderr } = run('kubectl', ['kustomize', path.join(kubernetes, 'overlays', name)])
  if (status !== 0 || stderr !== '') throw new Error(stderr)
  return readManifests(stdout)
}

/** Every object as it is written, by its file: before overlays change it. */
export const writtenManifests = (): { file: string; manifests: Manifest[] }[] =>
  fs
    .globSync('**/*.yaml', { cwd: kubernetes })
    .filter((file) => path.basename(file) !== 'kustomization.yaml')
    .map((file) => ({ file, manifests: readManifests(fs.readFileSync(path.join(kubernetes, file), 'utf8')) }))

/**
 * What Kubernetes would have against the objects: a field that it doesn't know, one that is missing, a value of the wrong
 * kind. The compiler checks them against the types of their schemas.
 */
export const schemaProblems = (manifests: readonly Manifest[]): string[] => {
  const lines = manifests.map(
    (manifest, index) =>
      `export const m${index}: Manifests['${manifest.apiVersion} ${manifest.kind}'] = ${JSON.stringify(manifest)}`,
  )
  const types = JSON.stringify(path.join(import.meta.dirname, 'manifest-types.ts'))
  const settings = { extends: path.join(root, 'tsconfig.base.json'), compilerOptions: { types: [] } }
  using folder = temporaryFolder({
    'manifests.mts': `import type { Manifests } from ${types}\n${lines.join('\n')}\n`,
    'tsconfig.json': JSON.stringify({ ...settings, files: ['manifests.mts'] }),
  })
  const { stdout, status } = run(path.join(root, 'node_modules/.bin/tsc'), ['-p', folder.root, '--pretty', 'false'])
  if (status === 0) return []
  const problems = stdout.split('\n').flatMap((line) => {
    const [, number, problem] = /manifests\.mts\((\d+),\d+\): error \w+: (.*)/.exec(line) ?? []
    const manifest = manifests[Number(number) - 2]
    return manifest ? [`${manifest.kind} ${manifest.metadata.name}: ${problem}`] : []
  })
  return problems.length > 0 ? problems : [stdout]
}
