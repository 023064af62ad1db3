import { expect, it } from 'vitest'
import { compareCounts } from './compare-counts.ts'

it('what was found once for each is right, in whatever order', () => {
  expect(compareCounts('questions', ['a', 'b', 'b'], ['b', 'a', 'b'])).toEqual([])
})

it('what is lost, doubled or unknown is named', () => {
  expect(compareCounts('questions', ['a', 'b'], ['b', 'b', 'c'])).toEqual([
    'questions: 1 lost, such as a',
    'questions: 2 too many, such as b',
  ])
})
