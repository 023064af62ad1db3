import { expect, test } from 'vitest'
import { groupByEpci } from './group-by-epci.ts'

const dax = { siren: '1', name: 'CA du Grand Dax' }
const tarusate = { siren: '2', name: 'CC du Pays Tarusate' }
const communes = [
  { code: '40313', name: 'Tartas', epci: tarusate },
  { code: '40088', name: 'Dax', epci: dax },
  { code: '40279', name: 'Saint-Paul-lès-Dax', epci: dax },
  { code: '40016', name: 'Audon', epci: tarusate },
]
const named = (search: string) => groupByEpci(communes, search).map((group) => group.communes.map(({ name }) => name))

test('communes stand by intercommunalité, in alphabetical order', () => {
  expect(named('')).toEqual([
    ['Dax', 'Saint-Paul-lès-Dax'],
    ['Audon', 'Tartas'],
  ])
})

test('accents and hyphens need not be typed', () => {
  expect(named('saint paul les')).toEqual([['Saint-Paul-lès-Dax']])
})

test('the name of the intercommunalité finds all its communes', () => {
  expect(named('tarusate')).toEqual([['Audon', 'Tartas']])
})
