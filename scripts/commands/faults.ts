import fs from 'node:fs'
import path from 'node:path'
import { runHere } from '../run/child.mjs'
import { cacheFolder, hubNode } from '../run/places.mjs'
import { faultsTally, type Tally, withExitCode } from './tally.ts'

/** Runs the fault suite in its short form on this terminal; where no nats-server is, it says so and skips itself. */
export const runFaults = async (): Promise<Tally> => {
  const report = path.join(cacheFolder, 'faults.json')
  fs.rmSync(report, { force: true })
  const code = await runHere(hubNode, ['faults/src/main.ts', '--short', `--report=${report}`])
  return withExitCode(faultsTally(report), code)
}
