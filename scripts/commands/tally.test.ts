import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { closingLine, faultsTally, playwrightTally, sum, vitestTally, withExitCode } from './tally.ts'

test('the closing line names skipped tests only when there are some', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
})

test('reports of all runners are summed', () => {
  using folder = temporaryFolder({
    'vitest.json': '{ "numPassedTests": 5, "numFailedTests": 1, "numPendingTests": 2, "numTodoTests": 1 }',
    'playwright.json': '{ "stats": { "expected": 4, "flaky": 1, "unexpected": 0, "skipped": 1 } }',
    'faults.json': '{ "passed": 3, "failed": 1, "skipped": 0 }',
  })
  const tallies = [
    vitestTally(path.join(folder.root, 'vitest.json')),
    playwrightTally(path.join(folder.root, 'playwright.json')),
    faultsTally(path.join(folder.root, 'faults.json')),
  ]
  expect(sum(tallies)).toEqual({ passed: 13, failed: 2, skipped: 4 })
})

test('a runner that died before its report counts as a failure', () => {
  expect(withExitCode(vitestTally('/nowhere/vitest.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})
