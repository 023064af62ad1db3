import fs from 'node:fs'

/** How many tests. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
})

/** The closing line of a run: `12 passed, 0 failed`, with `, 3 skipped` only when there are some. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** A runner that failed without a failed test (a file that can't be loaded, a crash) still counts as one failure. */
export const withExitCode = (tally: Tally, exitCode: number): Tally =>
  exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }

const readReport = <Report>(file: string, tallyOf: (report: Report) => Tally): Tally =>
  fs.existsSync(file) ? tallyOf(JSON.parse(fs.readFileSync(file, 'utf8'))) : nothing

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

/** Vitest's JSON report; a missing one counts nothing. */
export const vitestTally = (file: string): Tally =>
  readReport<VitestReport>(file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))

/** The fault suite's report, which counts as this does; a missing one counts nothing. */
export const faultsTally = (file: string): Tally => readReport<Tally>(file, (report) => report)

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number }
}

/** Playwright's JSON report. A test that passed at a second try passed. */
export const playwrightTally = (file: string): Tally =>
  readReport<PlaywrightReport>(file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
