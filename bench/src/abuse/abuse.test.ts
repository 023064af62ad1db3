import { expect, it } from 'vitest'
import { wasRefused } from './abuse.ts'
import { abuses } from './abuses.ts'

const { reconnects } = abuses

it('who comes back without pause may be let in before it is refused', () => {
  expect(wasRefused(reconnects, { 'let in': 30, 4429: 1 })).toBe(true)
})

it('what is never refused, or not by its code, is found', () => {
  expect(wasRefused(reconnects, { 'let in': 300 })).toBe(false)
  expect(wasRefused(reconnects, { 4429: 5, 1006: 1 })).toBe(false)
  expect(wasRefused(reconnects, {})).toBe(false)
})
