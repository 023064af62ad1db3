import { spawn } from 'node:child_process'
import { root } from './places.mjs'

const running = new Set()
let asked = null

/** The signal that asked this command to end, or null. */
export const askedToEnd = () => asked

// Children stay in our process group, so that whoever ends the group ends everything. A signal sent to us alone is
// passed on; a child that got it from the terminal too sees it twice and must take the second for the same.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    asked = signal
    for (const child of running) child.kill(signal)
  })
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** What a shell would say of this end. */
export const exitCode = ({ code, signal }) => code ?? 128 + (signalNumbers[signal] ?? 1)

const finished = (child) =>
  new Promise((resolve, reject) => {
    running.add(child)
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal }))
  }).finally(() => running.delete(child))

/** Runs a program on this terminal until it ends, and gives its exit code. */
export const runHere = async (program, args, options = {}) =>
  exitCode(await finished(spawn(program, args, { cwd: root, stdio: 'inherit', ...options })))

/** Runs a program silently. `onOutput` hears what it says meanwhile. */
export const runQuietly = async (program, args, { onOutput = () => {}, ...options } = {}) => {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
      onOutput(text)
    })
  }
  return { code: exitCode(await finished(child)), output }
}
