import { expect, it } from 'vitest'
import { compare, reaches } from './result.ts'

const row = { measure: 'delivered', unit: 'items/s', hub: [90, 300, 120] }
const baseline = { name: 'plain ws', rounds: [100, 1, 100] }

it('medians are compared, and their ratio with the aim', () => {
  expect(compare({ ...row, baseline, aim: { atLeast: 1 } })).toMatchObject({
    hub: 120,
    against: 'plain ws',
    baseline: 100,
    ratio: 1.2,
    reached: true,
  })
  expect(compare({ ...row, baseline, aim: { atMost: 1.15 } }).reached).toBe(false)
})

it('without a baseline the figure itself is held against the aim', () => {
  expect(compare({ ...row, aim: { atMost: 120 } })).toMatchObject({ ratio: null, reached: true })
})

it('where nothing is promised, nothing is reached or missed', () => {
  expect(compare({ ...row, baseline })).toMatchObject({ aim: null, reached: null })
})

it('an aim is reached when it is just kept', () => {
  expect([reaches(4, { atLeast: 4 }), reaches(0.4, { atMost: 0.4 }), reaches(3.9, { atLeast: 4 })]).toEqual([
    true,
    true,
    false,
  ])
})
