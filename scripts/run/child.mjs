import { spawn } from 'node:child_process'
import { root } from './places.mjs'

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} End */

/** @type {Set<(signal: NodeJS.Signals) => void>} */
const running = new Set()
/** @type {NodeJS.Signals | null} */
let asked = null

/** The signal that asked this command to end, or null. */
export const askedToEnd = () => asked

// A signal sent to us alone is passed on to what we run. The program on this terminal is in our process group, so that
// whoever ends the group ends it too; it may see a signal twice and must take the second for the same.
/** @param {NodeJS.Signals} signal */
const passOn = (signal) => {
  asked = signal
  for (const end of running) end(signal)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, passOn)

// npm that is killed outright can't pass anything on: without it nobody could end us by the process they know.
const parent = process.ppid
if (process.env.npm_lifecycle_event !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    passOn('SIGTERM')
  }, 100).unref()
}

/** @type {Partial<Record<NodeJS.Signals, number>>} */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** What a shell would say of this end. @param {End} end */
const exitCode = ({ code, signal }) => code ?? 128 + (signalNumbers[signal ?? 'SIGTERM'] ?? 1)

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} end
 */
const finished = async (child, end) => {
  running.add(end)
  try {
    return exitCode(
      await new Promise((resolve, reject) => {
        child.on('error', reject)
        child.on('close', (code, signal) => resolve({ code, signal }))
      }),
    )
  } finally {
    running.delete(end)
  }
}

/**
 * Runs a program on this terminal until it ends, and gives its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const runHere = (program, args, options = {}) => {
  const child = spawn(program, args, { cwd: root, ...options, stdio: 'inherit' })
  return finished(child, (signal) => child.kill(signal))
}

/**
 * npx and shells don't pass a signal on to what they run: the whole group of a quiet program gets it. SIGTERM, whatever
 * we got: what a shell runs in the background doesn't listen to Ctrl-C.
 * @param {import('node:child_process').ChildProcess} child
 */
const endGroup = (child) => {
  try {
    process.kill(-(child.pid ?? Number.NaN), 'SIGTERM')
  } catch {
    // It is over, or this system knows no groups.
    child.kill('SIGTERM')
  }
}

/**
 * Runs a program silently; `onOutput` hears what it says meanwhile. `printed` is its standard output alone.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (text: string) => void }} [options]
 */
export const runQuietly = async (program, args, { onOutput = () => {}, ...options } = {}) => {
  const child = spawn(program, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let output = ''
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text
      if (stream === child.stdout) printed += text
      onOutput(text)
    })
  }
  return { code: await finished(child, () => endGroup(child)), output, printed }
}
