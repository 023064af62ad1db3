import { expect, it } from 'vitest'
import { withResults } from './readme.ts'
import { compare } from './result.ts'

const machine = {
  processor: 'EPYC',
  cores: 2,
  memoryGigabytes: 24,
  system: 'Linux 6',
  node: '24.0.0',
  postgresql: '18.4',
  nats: 'none',
}
const page = 'Before\n\n<!-- results: written by the benches -->\nold\n<!-- end of results -->\n\nAfter\n'
const row = { measure: 'accepted', unit: '/s', hub: [1_234], aim: { atLeast: 0.4 } }
const rows = [compare({ ...row, baseline: { name: 'two inserts', rounds: [2_468] } })]
const result = { bench: 'writes', date: '2026-11-25', machine, rows, shares: [], notes: ['A note.'] }

it('results take the place of older ones, with the machine and the command', () => {
  const written = withResults(page, [result])
  expect(written).toContain('`pnpm bench writes`, 2026-11-25, on 2 cores (EPYC), 24 GB')
  expect(written).toContain('| accepted | 1,234 /s | two inserts | 2,468 /s | 0.50 | ≥ 0.4 | yes |')
  expect(written).toContain('- A note.')
  expect(written).not.toContain('old')
  expect(written).toMatch(/^Before\n[^]*\nAfter\n$/)
})

it('written twice, the page is the same', () => {
  const once = withResults(page, [result])
  expect(withResults(once, [result])).toBe(once)
})

it('a page without its marks is not written over', () => {
  expect(() => withResults('Something else', [])).toThrow('has lost its marks')
})
