import fs from 'node:fs'
import path from 'node:path'
import { root } from '../run/places.mjs'

/** A file of the repository. */
export const readFile = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8')

const listed = (file: string, list: RegExp): string[] => list.exec(readFile(file))?.[1]?.match(/\w+/g) ?? []

/** What `start --roles` takes. */
export const knownRoles = listed('services/hub/src/roles.ts', /roles = \[([^\]]*)\]/)

/** What `start --areas` takes. */
export const knownAreas = listed('services/hub/src/areas.ts', /areas: readonly Area\[\] = \[([^\]]*)\]/)

/** The environment variables that the hub reads. */
export const knownSettings = [
  ...readFile('packages/kernel/src/configuration.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm),
].map(([, name]) => name ?? '')

/** Metrics that the hub's own code registers. */
export const knownMetrics = ['services', 'packages'].flatMap((group) =>
  fs
    .globSync(`${group}/*/src/**/*.ts`, { cwd: root })
    .flatMap((file) => [...readFile(file).matchAll(/name: '(hub_\w+)'/g)].map(([, name]) => name ?? '')),
)

/** Each role of a command line such as `start --roles relay,reactions --areas help`, with its areas. */
export const runsRoles = (command: string): { role: string; areas: string[] }[] => {
  const option = (name: string) => new RegExp(`--${name} (\\S+)`).exec(command)?.[1]?.split(',')
  return (option('roles') ?? []).map((role) => ({ role, areas: option('areas') ?? knownAreas }))
}
