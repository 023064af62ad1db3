import { expect, test } from 'vitest'
import { orderThreads } from './order-threads.ts'

const open = { id: 'open', lastActivityAt: '2026-03-01T10:00:00.000Z', solvedAt: null }
const solved = { id: 'solved', lastActivityAt: '2026-03-02T10:00:00.000Z', solvedAt: '2026-03-02T10:00:00.000Z' }

test('the last active thread comes first', () => {
  expect(orderThreads([open, solved], null)).toEqual(['solved', 'open'])
})

test('a thread that was just solved leaves the list of open ones', () => {
  expect(orderThreads([open, solved], false)).toEqual(['open'])
  expect(orderThreads([open, solved], true)).toEqual(['solved'])
})
