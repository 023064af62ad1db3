import { expect, test } from 'vitest'
import { inventedName, inventedNames } from './invented-name.ts'

test('no name comes back before all have served', () => {
  const names = Array.from({ length: inventedNames }, (_, n) => inventedName(n))
  expect(new Set(names).size).toBe(inventedNames)
  expect(names[0]).toBe('L’Airial des Palombes')
})
