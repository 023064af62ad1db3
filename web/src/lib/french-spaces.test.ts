import { expect, test } from 'vitest'
import { spaceMessages, withFrenchSpaces } from './french-spaces.ts'

test('a sign in two parts never starts a line', () => {
  expect(withFrenchSpaces('Vraiment ? Oui : « bien » !')).toBe('Vraiment\u202f? Oui\u00a0: «\u00a0bien\u00a0»\u202f!')
})

test('an address keeps its colon as it is', () => {
  expect(withFrenchSpaces('https://exemple.fr')).toBe('https://exemple.fr')
})

test('messages with plurals are spaced inside their forms', () => {
  const message = ['Il y a ', ['count', 'plural', { one: ['# fil !'], other: ['# fils !'] }]]
  expect(spaceMessages(message)).toEqual([
    'Il y a ',
    ['count', 'plural', { one: ['# fil\u202f!'], other: ['# fils\u202f!'] }],
  ])
})
