import { expect, test } from 'vitest'
import { ruleOf } from './rule-of.ts'

test.each([
  ['WEEKLY', '2026-12-08', 'FREQ=WEEKLY;COUNT=6'],
  ['FORTNIGHTLY', '2026-12-08', 'FREQ=WEEKLY;INTERVAL=2;COUNT=6'],
  ['MONTHLY', '2026-12-08', 'FREQ=MONTHLY;BYDAY=2TU;COUNT=6'],
  ['MONTHLY', '2026-12-31', 'FREQ=MONTHLY;BYDAY=-1TH;COUNT=6'],
] as const)('%s from %s on is %s', (repeat, day, rule) => {
  expect(ruleOf(repeat, 6, day)).toBe(rule)
})
