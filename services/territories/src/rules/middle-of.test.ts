import { expect, test } from 'vitest'
import { middleOf } from './middle-of.ts'

test('the middle is the mean of the known points, those that come back weighing more', () => {
  const dax = { longitude: -1, latitude: 43.5 }
  const points = [dax, dax, dax, { longitude: -0.6, latitude: 43.9 }, { longitude: null, latitude: 43 }]
  expect(middleOf(points)).toEqual({ longitude: expect.closeTo(-0.9), latitude: expect.closeTo(43.6) })
})

test('without any known point it is the middle of the Landes', () => {
  expect(middleOf([{ longitude: null, latitude: null }])).toEqual({ longitude: -0.78, latitude: 43.97 })
})
