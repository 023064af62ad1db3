import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const begun = async (...starts: Promise<void>[]): Promise<boolean[]> => {
  const done = starts.map(() => false)
  for (const [nth, start] of starts.entries()) void start.then(() => (done[nth] = true))
  await setImmediate()
  return done
}

it('so many work at once, the others begin in the order in which they came', async () => {
  const turns = createTurns(2)
  expect(turns.areTaken()).toBe(false)
  const starts = [1, 2, 3, 4].map(() => turns.take())
  expect(await begun(...starts)).toEqual([true, true, false, false])
  turns.end()
  expect(await begun(...starts)).toEqual([true, true, true, false])
  for (const _ of starts.slice(1)) turns.end()
  expect(await begun(...starts)).toEqual([true, true, true, true])
  expect(turns.areTaken()).toBe(false)
})

it('who was interrupted goes on before those who have not begun', async () => {
  const turns = createTurns(1)
  const first = turns.take()
  const [second, third] = [turns.take(), turns.take()]
  turns.end()
  const again = turns.takeAgain()
  expect(await begun(first, second, third, again)).toEqual([true, true, false, false])
  turns.end()
  expect(await begun(third, again)).toEqual([false, true])
})
