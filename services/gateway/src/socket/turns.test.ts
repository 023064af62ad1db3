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
  const turns = createTurns(2, 2)
  expect(turns.areTaken()).toBe(false)
  const starts = [1, 2, 3, 4].map(() => turns.take('one'))
  expect(await begun(...starts)).toEqual([true, true, false, false])
  turns.end('one')
  expect(await begun(...starts)).toEqual([true, true, true, false])
  for (const _ of starts.slice(1)) turns.end('one')
  expect(await begun(...starts)).toEqual([true, true, true, true])
  expect(turns.areTaken()).toBe(false)
})

it('who was interrupted goes on before those who have not begun', async () => {
  const turns = createTurns(1, 1)
  const first = turns.take('one')
  const [second, third] = [turns.take('one'), turns.take('one')]
  turns.end('one')
  const again = turns.takeAgain('one')
  expect(await begun(first, second, third, again)).toEqual([true, true, false, false])
  turns.end('one')
  expect(await begun(third, again)).toEqual([false, true])
})

it('who asks for many leaves turns to others', async () => {
  const turns = createTurns(3, 2)
  const many = [1, 2, 3, 4].map(() => turns.take('many'))
  const few = [turns.take('few'), turns.take('few')]
  expect(await begun(...many, ...few)).toEqual([true, true, false, false, true, false])
  turns.end('few')
  expect(await begun(...many, ...few)).toEqual([true, true, false, false, true, true])
  turns.end('many')
  expect(await begun(...many)).toEqual([true, true, true, false])
  turns.end('few')
  turns.end('many')
  expect(await begun(...many)).toEqual([true, true, true, true])
  for (const _ of [1, 2]) turns.end('many')
  expect(turns.areTaken()).toBe(false)
})
