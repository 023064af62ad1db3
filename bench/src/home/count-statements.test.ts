import { expect, it } from 'vitest'
import { countBetween } from './count-statements.ts'

const log = `2026 UTC [1] LOG:  statement: SELECT 1
2026 UTC [1] LOG:  statement: SELECT 'begin'
2026 UTC [2] LOG:  execute <unnamed>: SELECT a,
	       b FROM c
2026 UTC [2] DETAIL:  Parameters: $1 = '1'
2026 UTC [2] LOG:  execute actor-by-token: SELECT 2
2026 UTC [3] LOG:  checkpoint starting: time
2026 UTC [2] LOG:  statement: COMMIT
2026 UTC [1] LOG:  statement: SELECT 'end'
2026 UTC [1] LOG:  statement: SELECT 3
`

it('statements between the marks are counted, each once, and nothing else', () => {
  expect(countBetween(log, 'begin', 'end')).toBe(3)
})

it('a log that does not show the marks is no log of statements', () => {
  expect(() => countBetween(log, 'begin', 'elsewhere')).toThrow('does not show')
})
