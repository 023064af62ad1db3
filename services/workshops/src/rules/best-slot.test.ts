import { expect, test } from 'vitest'
import { bestSlot } from './best-slot.ts'

const slot = (day: number, yes: number, ifNeedBe: number, no = 0) => ({
  startsAt: new Date(Date.UTC(2027, 0, day)),
  answers: [
    ...Array.from({ length: yes }, () => ({ choice: 'YES' })),
    ...Array.from({ length: ifNeedBe }, () => ({ choice: 'IF_NEED_BE' })),
    ...Array.from({ length: no }, () => ({ choice: 'NO' })),
  ],
})
const dayOf = (slots: ReturnType<typeof slot>[]) => bestSlot(slots)?.startsAt.getUTCDate() ?? null

test('the slot with most “yes” is best, however many could come if need be to another', () => {
  expect(dayOf([slot(1, 2, 9), slot(2, 3, 0)])).toBe(2)
})
test('of two with as many “yes”, the one where more can come if need be', () => {
  expect(dayOf([slot(1, 2, 1), slot(2, 2, 2)])).toBe(2)
})
test('of two alike, the soonest', () => {
  expect(dayOf([slot(5, 2, 1), slot(2, 2, 1, 4)])).toBe(2)
})
test('there is none where nobody can come', () => {
  expect(dayOf([slot(1, 0, 0, 3), slot(2, 0, 0)])).toBeNull()
})
