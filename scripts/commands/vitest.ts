import fs from 'node:fs'
import path from 'node:path'
import { runHere } from '../run/child.mjs'
import { cacheFolder, hubNode, root } from '../run/places.mjs'
import { type Tally, vitestTally, withExitCode } from './tally.ts'

/** Runs Vitest on this terminal; without projects, all of them. */
export const runVitest = async (projects: readonly string[] = []): Promise<Tally> => {
  const report = path.join(cacheFolder, 'vitest.json')
  fs.rmSync(report, { force: true })
  const code = await runHere(hubNode, [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...projects.map((project) => `--project=${project}`),
  ])
  return withExitCode(vitestTally(report), code)
}
