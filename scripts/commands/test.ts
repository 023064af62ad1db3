import { runChecks } from './checks.ts'
import { runFaults } from './faults.ts'
import { runPlaywright } from './playwright.ts'
import { missingPrograms } from './programs.ts'
import { closingLine, sum } from './tally.ts'
import { runVitest } from './vitest.ts'

// Everything: checks, unit and integration tests, journeys in a browser, what is killed and cut meanwhile. The last line tells how many.
const missing = await missingPrograms()
const total = sum([
  await runChecks(),
  await runVitest(),
  await runPlaywright({ listOnly: missing.includes('chromium') }),
  await runFaults(),
])
console.log(`\n${closingLine(total)}`)
process.exitCode = total.failed === 0 ? 0 : 1
