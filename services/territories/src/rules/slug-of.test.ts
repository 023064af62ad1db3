import { expect, test } from 'vitest'
import { slugOf } from './slug-of.ts'

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
