import { expect, test } from 'vitest'
import { isSlug, slugOf } from './slug-of.ts'

test.each([
  ['Marsan', 'marsan'],
  ['Grand Dax', 'grand-dax'],
  ["Grands Lacs – Côte d'Argent", 'grands-lacs-cote-d-argent'],
  ['Grands Lacs – Côte d’Argent', 'grands-lacs-cote-d-argent'],
  ["Chalosse – Luys – Pays d'Orthe", 'chalosse-luys-pays-d-orthe'],
  ['Seignanx – Maremne Adour Côte-Sud', 'seignanx-maremne-adour-cote-sud'],
  ['CŒUR Haute Lande', 'coeur-haute-lande'],
  ['  Pays (morcenais) ', 'pays-morcenais'],
])('%s is addressed as %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test.each(['marsan', 'grand-dax'])('%s may be an address', (text) => {
  expect(isSlug(text)).toBe(true)
})

test.each(['', 'Marsan', 'côte', 'marsan\u0000', 'a b', 'a'.repeat(201)])('%j is no address', (text) => {
  expect(isSlug(text)).toBe(false)
})
