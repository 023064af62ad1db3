import { expect, it } from 'vitest'
import { statementName } from './statement-name.ts'

it('a statement keeps its name, another has another, and there are not more than a connection can keep', () => {
  const first = statementName('SELECT 1')
  expect(first).not.toBe('')
  expect(statementName('SELECT 1')).toBe(first)
  const names = Array.from({ length: 300 }, (_, number) => statementName(`SELECT ${number + 2}`))
  const given = names.filter((name) => name !== '')
  expect(given).not.toContain(first)
  expect(new Set(given).size).toBe(given.length)
  expect(given.length).toBeLessThan(200)
  expect(statementName('SELECT 1')).toBe(first)
})
