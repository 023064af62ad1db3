import { expect, it, test } from 'vitest'
import { checkProposal, cleanProposal } from './check-proposal.ts'

const draft = { title: 'Tutorat croisé', body: 'Entre établissements.', theme: 'Intégration', partners: ['ARS'] }

it('partners are named once, without empty names', () => {
  expect(cleanProposal({ ...draft, partners: [' ARS ', 'ars', '', 'Département  des Landes'] }).partners).toEqual([
    'ars',
    'Département des Landes',
  ])
})

test.each([
  ['title', { title: ' ' }],
  ['title', { title: 'a'.repeat(161) }],
  ['body', { body: '\n' }],
  ['body', { body: 'a'.repeat(20_001) }],
  ['theme', { theme: '' }],
  ['partners', { partners: Array.from({ length: 21 }, (_, index) => `Partenaire ${index}`) }],
])('a proposal with a bad %s is refused there', (field, change) => {
  expect(checkProposal(cleanProposal({ ...draft, ...change }))?.field).toBe(field)
})

it('a good one is not', () => {
  expect(checkProposal(cleanProposal(draft))).toBeNull()
})
