import { expect, test } from 'vitest'
import { arrange } from './arrange.ts'

test('a new thread waits above what is read', () => {
  expect(arrange(['a', 'b'], ['new', 'a', 'b'])).toEqual({ shown: ['a', 'b'], heldBack: ['new'] })
})

test('a thread that would jump to the front stays where it is, and is announced', () => {
  expect(arrange(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({ shown: ['a', 'b', 'c'], heldBack: ['c'] })
})

test('a thread that no longer fits the filter stays until the reader asks', () => {
  expect(arrange(['a', 'b'], ['b'])).toEqual({ shown: ['a', 'b'], heldBack: [] })
})

test('the next page is added below', () => {
  expect(arrange(['a', 'b'], ['a', 'b', 'c'])).toEqual({ shown: ['a', 'b', 'c'], heldBack: [] })
})

test('in a list that grows at its end, new answers wait', () => {
  expect(arrange(['a'], ['a', 'b', 'c'], { growsAtEnd: true })).toEqual({ shown: ['a'], heldBack: ['b', 'c'] })
})

test('an empty list shows whatever comes, unless somebody writes below it', () => {
  expect(arrange([], ['a'])).toEqual({ shown: ['a'], heldBack: [] })
  expect(arrange([], ['a'], { growsAtEnd: true })).toEqual({ shown: [], heldBack: ['a'] })
})

test('what I wrote myself never waits', () => {
  const mine = (id: string) => id === 'c'
  expect(arrange(['a'], ['a', 'b', 'c'], { growsAtEnd: true, mine })).toEqual({ shown: ['a', 'c'], heldBack: ['b'] })
  expect(arrange(['a', 'c'], ['a', 'b', 'c'], { growsAtEnd: true, mine })).toEqual({
    shown: ['a', 'c'],
    heldBack: ['b'],
  })
})
