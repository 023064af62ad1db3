import { expect, test } from 'vitest'
import { lengthOf, topicsIn } from './limits.ts'

test('topics are told apart by commas, in lower case, once each', () => {
  expect(topicsIn('Tutorat,  #recrutement , tutorat,,temps   partiel')).toEqual([
    'tutorat',
    'recrutement',
    'temps partiel',
  ])
})

test('an emoji counts as one character', () => {
  expect(lengthOf('Bravo 👏')).toBe(7)
})
