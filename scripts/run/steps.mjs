import fs from 'node:fs'
import path from 'node:path'
import { askedToEnd, runQuietly } from './child.mjs'
import { install } from './install.mjs'
import { hubNode, root, toolEnvironment } from './places.mjs'
import { StepFailed } from './progress.mjs'

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} [folder]
 */
const mustSucceed = async (program, args, folder = '.') => {
  const { code, output } = await runQuietly(program, args, { cwd: path.join(root, folder), env: toolEnvironment() })
  if (code !== 0) throw new StepFailed(askedToEnd() ? 'Interrupted.' : output.trim())
}

/** @typedef {'install' | 'database' | 'queries' | 'web'} StepName */

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {() => string[]} inputs files and folders, from the root
 * @property {string} [salt] what else the result depends on
 * @property {string[]} outputs
 * @property {(say: (text: string) => void) => Promise<void>} run
 */

/** The package.json of every package that pnpm-workspace.yaml names. */
const manifests = () => [
  ...['packages', 'services'].flatMap((group) =>
    fs.readdirSync(path.join(root, group)).map((name) => `${group}/${name}/package.json`),
  ),
  'package.json',
  'web/package.json',
  'bench/package.json',
  'faults/package.json',
  'bench/postgraphile/package.json',
]

/**
 * What must be ready before a command runs, in this order. A step is done when its outputs are there and its stamp
 * was made from the same inputs as now.
 * @type {Record<StepName, Step>}
 */
export const steps = {
  install: {
    title: 'Installing the dependencies',
    inputs: () => ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()],
    // Programs differ from machine to machine: a folder that travelled is installed again.
    salt: `${process.platform} ${process.arch}`,
    outputs: ['node_modules/.bin/node'],
    run: install,
  },
  database: {
    title: 'Generating the database client',
    inputs: () => ['pnpm-lock.yaml', 'packages/database/prisma/schema', 'packages/database/src/generate.ts'],
    outputs: ['packages/database/src/generated/prisma/client.ts', 'packages/database/src/generated/pothos.ts'],
    run: () => mustSucceed(hubNode, ['packages/database/src/generate.ts']),
  },
  queries: {
    title: 'Generating the types of the web’s queries',
    inputs: () => ['pnpm-lock.yaml', 'schema.graphql', 'web/codegen.ts', 'web/src'],
    outputs: ['web/src/generated'],
    run: () => mustSucceed('node_modules/.bin/graphql-codegen', ['--config', 'codegen.ts'], 'web'),
  },
  web: {
    title: 'Building the web',
    inputs: () => ['pnpm-lock.yaml', 'schema.graphql', 'web', 'packages/events/src'],
    outputs: ['web/dist/index.html'],
    run: () => mustSucceed('node_modules/.bin/vite', ['build'], 'web'),
  },
}
