import { runChecks } from './checks.ts'
import { closingLine, sum } from './tally.ts'
import { runVitest } from './vitest.ts'

// What a developer runs between two edits: everything that needs no server and no browser.
const total = sum([await runChecks(), await runVitest(['unit'])])
console.log(closingLine(total))
process.exitCode = total.failed === 0 ? 0 : 1
