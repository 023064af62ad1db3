import { expect, it } from 'vitest'
import { coreOf, parseCores } from './cores.ts'

it('a list of cores is read with its ranges', () => expect(parseCores('0-2,5\n')).toEqual([0, 1, 2, 5]))

it('of two cores the server has the first, the load generator the other', () => {
  expect([coreOf(0, [0, 1]), coreOf('load', [0, 1])]).toEqual([0, 1])
})

it('servers take the other cores in turn, never the load generator’s', () => {
  expect([0, 1, 2, 3].map((server) => coreOf(server, [2, 3, 4]))).toEqual([2, 3, 2, 3])
})

it('with one core, or anywhere, nothing is pinned', () => {
  expect([coreOf(0, [0]), coreOf('load', []), coreOf('anywhere', [0, 1])]).toEqual([null, null, null])
})
