import { spawn } from 'node:child_process'
import { root } from './places.mjs'

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} End */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
/** @type {NodeJS.Signals | null} */
let asked = null

/** The signal that asked this command to end, or null. */
export const askedToEnd = () => asked

// Children stay in our process group, so that whoever ends the group ends everything. A signal sent to us alone is
// passed on; a child that got it from the terminal too sees it twice and must take the second for the same.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    asked = signal
    for (const child of running) child.kill(signal)
  })
}

/** @type {Partial<Record<NodeJS.Signals, number>>} */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** What a shell would say of this end. @param {End} end */
const exitCode = ({ code, signal }) => code ?? 128 + (signalNumbers[signal ?? 'SIGTERM'] ?? 1)

/** @param {import('node:child_process').ChildProcess} child */
const finished = async (child) => {
  running.add(child)
  try {
    return exitCode(
      await new Promise((resolve, reject) => {
        child.on('error', reject)
        child.on('close', (code, signal) => resolve({ code, signal }))
      }),
    )
  } finally {
    running.delete(child)
  }
}

/**
 * Runs a program on this terminal until it ends, and gives its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const runHere = (program, args, options = {}) =>
  finished(spawn(program, args, { cwd: root, ...options, stdio: 'inherit' }))

/**
 * Runs a program silently; `onOutput` hears what it says meanwhile.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onOutput?: (text: string) => void }} [options]
 */
export const runQuietly = async (program, args, { onOutput = () => {}, ...options } = {}) => {
  const child = spawn(program, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text
      onOutput(text)
    })
  }
  return { code: await finished(child), output }
}
