import { expect, test } from 'vitest'
import { linksIn } from './links-in.ts'

test('addresses can be followed, the full stop after them is not part of them', () => {
  expect(linksIn('Voir http://localhost:4000/connexion/lien?jeton=a.b. Merci').map(({ href }) => href)).toEqual([
    null,
    'http://localhost:4000/connexion/lien?jeton=a.b',
    null,
  ])
})
