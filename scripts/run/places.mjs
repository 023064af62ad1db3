import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, absolute. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Stamps, locks and reports of these scripts: gone with node_modules, so never older than what is installed. */
export const cacheFolder = path.join(root, 'node_modules/.cache/ama-hub')

const bin = path.join(root, 'node_modules/.bin')

/** The Node of pnpm-workspace.yaml, from npm: runs the repository's TypeScript as it is. */
export const hubNode = path.join(bin, 'node')

/** The environment for programs that start `node` by name: they get the same one. */
export const toolEnvironment = () => ({ ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` })
