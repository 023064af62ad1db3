import { expect, test } from 'vitest'
import { explain } from './explain.ts'

test('a database that goes away on the way is said to be what it is', () => {
  expect(explain(new Error('Connection terminated unexpectedly'))).toBe(
    'The database went away (Connection terminated unexpectedly): see that it runs, then try again.',
  )
})
