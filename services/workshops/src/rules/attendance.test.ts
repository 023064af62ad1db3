import { expect, it, test } from 'vitest'
import { lastTaps, stateOf } from './attendance.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 9, minute))
const tap = (registrationId: string, mark: 'PRESENT' | 'ABSENT', minute: number) => ({
  dateId: 'morning',
  registrationId,
  mark,
  markedAt: at(minute),
})

it('the tap made last counts, in whatever order taps arrive', () => {
  const taps = [tap('ana', 'PRESENT', 5), tap('ana', 'ABSENT', 2), tap('bob', 'ABSENT', 3)]
  expect(lastTaps(taps, at(30)).map(({ registrationId, mark }) => [registrationId, mark])).toEqual([
    ['ana', 'PRESENT'],
    ['bob', 'ABSENT'],
  ])
})

it('a phone whose clock is ahead taps now', () => {
  expect(lastTaps([tap('ana', 'PRESENT', 59)], at(10))[0]?.markedAt).toEqual(at(10))
})

test.each([
  [[], 'REGISTERED'],
  [['ABSENT', 'PRESENT'], 'ATTENDED'],
  [['ABSENT', 'EXCUSED'], 'EXCUSED'],
  [['ABSENT'], 'ABSENT'],
] as const)('half-days marked %j make %s', (marks, state) => {
  expect(stateOf(marks)).toBe(state)
})
