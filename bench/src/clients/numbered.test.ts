import { expect, it } from 'vitest'
import { numberIn, titleOf } from './numbered.ts'

const tail = '"}}'

it('the event of a frame is known from its title', () => {
  const frame = Buffer.from(`xx{"id":"1","subject":{"title":"${titleOf(123)}${tail}yy`)
  expect(numberIn(frame, 2, frame.length - 2, tail.length)).toBe(123)
})

it.each(['{"type":"ping"}', '{"title":"Question 00012x"}}', '{"title":"Tutorat"}}', ''])('%s is no item', (text) => {
  expect(numberIn(Buffer.from(text), 0, text.length, tail.length)).toBe(-1)
})
