import fs from 'node:fs'
import path from 'node:path'
import { askedToEnd } from './child.mjs'
import { fingerprint } from './fingerprint.mjs'
import { withLock } from './lock.mjs'
import { cacheFolder, root } from './places.mjs'
import { showStep, StepFailed } from './progress.mjs'
import { steps } from './steps.mjs'

/** @typedef {import('./steps.mjs').StepName} StepName */

/** @param {StepName} name */
const stampOf = (name) => path.join(cacheFolder, 'stamps', name)

/** @param {StepName} name */
const isDone = (name) => {
  const step = steps[name]
  if (!step.outputs.every((output) => fs.existsSync(path.join(root, output)))) return false
  const stamp = stampOf(name)
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(root, step.inputs(), step.salt)
}

/**
 * @param {StepName} name
 * @param {string} label
 */
const doStep = async (name, label) => {
  const step = steps[name]
  // Taken before the work: what is edited meanwhile makes the stamp wrong, and the step is done again.
  const inputs = fingerprint(root, step.inputs(), step.salt)
  await showStep(label, step.run)
  fs.mkdirSync(path.dirname(stampOf(name)), { recursive: true })
  fs.writeFileSync(stampOf(name), inputs)
}

/**
 * Makes sure that the named steps are done, one process at a time per repository. Speaks on standard error, and only
 * when there is something to do. Gives an exit code: 0 when everything is ready, else the reason was said.
 * @param {StepName[]} names
 * @returns {Promise<number>}
 */
export const prepare = async (names) => {
  if (names.every(isDone)) return 0
  const waiting = () => console.error('Another command is preparing this folder: waiting for it…')
  try {
    await withLock(
      path.join(cacheFolder, 'lock'),
      async () => {
        for (const [index, name] of names.entries()) {
          if (askedToEnd()) throw new StepFailed('Interrupted.')
          if (!isDone(name)) await doStep(name, `${index + 1}/${names.length} ${steps[name].title}`)
        }
      },
      waiting,
    )
    return 0
  } catch (problem) {
    if (!(problem instanceof StepFailed)) throw problem
    console.error(problem.message)
    return askedToEnd() ? 130 : 1
  }
}
