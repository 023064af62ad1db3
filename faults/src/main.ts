import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { faults } from './faults.ts'
import { tableOf } from './report.ts'
import { type Outcome, runFault } from './run-fault.ts'
import { openSite } from './site/open-site.ts'
import { openStage } from './stage.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, report: { type: 'string' } },
})
const unknown = positionals.filter((name) => !(name in faults))
if (unknown.length > 0) {
  console.error(`There is no fault ${unknown.join(', ')}. There are: ${Object.keys(faults).join(', ')}.`)
  process.exit(1)
}

/** Milliseconds that a fault lasts. */
const lasts = values.short ? 3_000 : 10_000
const chosen = Object.entries(faults).filter(([name, { short }]) =>
  positionals.length > 0 ? positionals.includes(name) : !values.short || short,
)

const run = async (): Promise<Outcome[]> => {
  console.log('Starting PostgreSQL, NATS, two gateways, two relays, two reaction processes…')
  await using site = await openSite()
  const stop = async () => {
    await site[Symbol.asyncDispose]()
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const stage = await openStage(site)
  const outcomes: Outcome[] = []
  for (const [name, fault] of chosen) {
    const outcome = await runFault(stage, fault, lasts)
    const whole = outcome.problems.length === 0
    const back = outcome.recovery === null ? 'never' : `after ${(outcome.recovery / 1_000).toFixed(1)} s`
    console.log(`${whole ? '✓' : '✗'} ${name}: ${fault.title}, back ${back}`)
    for (const problem of outcome.problems) console.log(`    ${problem}`)
    outcomes.push(outcome)
  }
  if (process.env.KEEP || outcomes.some(({ problems }) => problems.length > 0)) {
    site.keepLogs()
    console.log(`What the processes said is in ${site.folder}/logs.`)
  }
  return outcomes
}

const outcomes = await run()
const failed = outcomes.filter(({ problems }) => problems.length > 0).length
console.log(`\n${tableOf(outcomes)}\n`)
if (values.report) fs.writeFileSync(values.report, JSON.stringify(outcomes))
console.log(`${outcomes.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
