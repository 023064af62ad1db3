import { hasNats } from '@ama/testkit'
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { faults } from './faults.ts'
import { addresses } from './members/member.ts'
import { tableOf } from './report.ts'
import { type Outcome, runFault } from './run-fault.ts'
import { openSite, type Site } from './site/open-site.ts'
import { openStage } from './stage.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, report: { type: 'string' } },
})
const unknown = positionals.filter((name) => !(name in faults))
if (unknown.length > 0) {
  console.error(`No such fault: ${unknown.join(', ')}. There are: ${Object.keys(faults).join(', ')}.`)
  process.exit(1)
}

const chosen = Object.entries(faults).filter(([name, { short }]) =>
  positionals.length > 0 ? positionals.includes(name) : !values.short || short,
)
/** Milliseconds that a fault lasts. */
const lasts = values.short ? 3_000 : 10_000

const tell = (name: string, { problems, recovery, settling }: Outcome): void => {
  const back = recovery === null ? 'not back' : `back after ${(recovery / 1_000).toFixed(1)} s`
  const done = settling === null ? '' : `, reactions done after ${(settling / 1_000).toFixed(1)} s`
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}: ${back}${done}`)
  for (const problem of problems) console.log(`    ${problem}`)
}

const runOn = async (site: Site): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  try {
    const stage = await openStage(site)
    for (const [name, fault] of chosen) {
      const outcome = await runFault(stage, fault, lasts)
      outcomes.push(outcome)
      tell(name, outcome)
    }
  } catch (error) {
    // Whatever comes after it would say nothing.
    console.log(`✗ ${chosen[outcomes.length]?.[0]}: ${error instanceof Error ? error.message : String(error)}`)
  }
  const whole = outcomes.length === chosen.length && outcomes.every(({ problems }) => problems.length === 0)
  if (!whole) console.log(`What the processes said is in ${site.keepLogs()}.`)
  return outcomes
}

const run = async (): Promise<Outcome[]> => {
  console.log('Starting PostgreSQL, NATS, two gateways, two relays and two reaction processes…')
  await using site = await openSite(Object.values(addresses))
  const stop = async () => {
    await site[Symbol.asyncDispose]()
    process.exit(130)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return await runOn(site)
}

const here = hasNats()
if (!here) console.log('Skipped for want of nats-server: the fault suite.')
const outcomes = here ? await run() : []
const passed = outcomes.filter(({ problems }) => problems.length === 0).length
const tally = { passed, failed: here ? chosen.length - passed : 0, skipped: here ? 0 : chosen.length }
if (outcomes.length > 0) console.log(`\n${tableOf(outcomes)}\n`)
if (values.report) fs.writeFileSync(values.report, JSON.stringify(tally))
console.log(`${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`)
// A watcher whose hub is gone would go on trying.
process.exit(tally.failed === 0 ? 0 : 1)
