import { runHere } from './child.mjs'
import { node24 } from './places.mjs'
import { prepare } from './prepare.mjs'

const toRun = ['install', 'database']
const toCheck = [...toRun, 'queries']
const toServe = [...toCheck, 'web']

const hub = (args) => runHere(node24, ['services/hub/src/main.ts', ...args])

/** Each command of the root package.json by its name: what must be ready, and the work, which gives the exit code. */
const commands = {
  start: [() => toServe, (args) => hub(['start', ...args])],
  hub: [([first = 'start']) => (first === 'start' ? toServe : toRun), hub],
  dev: [() => toCheck, async () => (await import('./dev.mjs')).dev()],
  check: [() => toCheck, async () => (await import('./check.mjs')).check()],
  test: [() => toServe, async () => (await import('./test.mjs')).test()],
  bench: [() => toServe, async (args) => (await import('./bench.mjs')).bench(args)],
  migration: [() => toRun, (args) => runHere(node24, ['packages/database/src/new-migration.ts', ...args])],
}

/** Runs one command of the repository and gives its exit code. */
export const command = async ([name, ...args]) => {
  if (!Object.hasOwn(commands, name ?? '')) {
    console.error(`No such command: ${name ?? '(none)'}. There are: ${Object.keys(commands).join(', ')}.`)
    return 1
  }
  const [needs, work] = commands[name]
  return (await prepare(needs(args))) || work(args)
}
