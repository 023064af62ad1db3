import fs from 'node:fs'
import path from 'node:path'
import { runHere, runQuietly } from '../run/child.mjs'
import { cacheFolder, hubNode, root, toolEnvironment } from '../run/places.mjs'
import { playwrightTally, type Tally, withExitCode } from './tally.ts'

const folder = path.join(root, 'web')
const program = path.join(folder, 'node_modules/@playwright/test/cli.js')

/** How many journeys there are, all of them skipped: no browser here. */
const skippedJourneys = async (): Promise<Tally> => {
  const { code, output } = await runQuietly(hubNode, [program, 'test', '--list'], {
    cwd: folder,
    env: toolEnvironment(),
  })
  const skipped = Number(/Total: (\d+) tests?/.exec(output)?.[1] ?? 0)
  if (code !== 0) console.log(output)
  return withExitCode({ passed: 0, failed: 0, skipped }, code)
}

/** Runs the journeys on this terminal; or only counts them, where no browser is. */
export const runPlaywright = async ({ listOnly }: { listOnly: boolean }): Promise<Tally> => {
  if (listOnly) return skippedJourneys()
  const report = path.join(cacheFolder, 'playwright.json')
  fs.rmSync(report, { force: true })
  const code = await runHere(hubNode, [program, 'test', '--reporter=list,json'], {
    cwd: folder,
    env: { ...toolEnvironment(), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  return withExitCode(playwrightTally(report), code)
}
