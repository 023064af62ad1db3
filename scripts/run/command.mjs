import { runHere } from './child.mjs'
import { hubNode } from './places.mjs'
import { prepare } from './prepare.mjs'

/** @typedef {import('./steps.mjs').StepName} StepName */

/** @type {StepName[]} */
const toRun = ['install', 'database']
/** @type {StepName[]} */
const toCheck = [...toRun, 'queries']
/** @type {StepName[]} */
const toServe = [...toCheck, 'web']

const hub = 'services/hub/src/main.ts'

/**
 * Each command of the root package.json by its name: what must be ready, and the program for it to run on our own Node, if any.
 * @type {Record<string, (args: string[]) => [StepName[], ...string[]]>}
 */
const commands = {
  start: (args) => [toServe, hub, 'start', ...args],
  build: () => [toServe],
  hub: (args) => [(args[0] ?? 'start') === 'start' ? toServe : toRun, hub, ...args],
  dev: (args) => [toCheck, 'scripts/commands/dev.ts', ...args],
  check: () => [toCheck, 'scripts/commands/check.ts'],
  test: () => [toServe, 'scripts/commands/test.ts'],
  bench: ([name = '', ...args]) => [toServe, 'bench/src/main.ts', name, ...args],
  faults: (args) => [toRun, 'faults/src/main.ts', ...args],
  contracts: () => [toRun, 'scripts/contracts.ts'],
  migration: (args) => [toRun, 'packages/database/src/new-migration.ts', ...args],
}

/**
 * Runs one command of the repository and gives its exit code.
 * @param {string[]} words
 * @returns {Promise<number>}
 */
export const command = async ([name = '(none)', ...args]) => {
  const chosen = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!chosen) {
    console.error(`No such command: ${name}. There are: ${Object.keys(commands).join(', ')}.`)
    return 1
  }
  const [needs, ...program] = chosen(args)
  const code = await prepare(needs)
  return code || program.length === 0 ? code : runHere(hubNode, program)
}
