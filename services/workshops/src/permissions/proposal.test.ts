import type { Role } from '@ama/kernel'
import { expect, test } from 'vitest'
import { mayEditProposal, maySetProposalState, mayTakePart } from './proposal.ts'

const person = (memberId: string, ...roles: Role[]) => ({
  memberId,
  roles: roles.map((role) => ({ role, communityId: null })),
})
const people = {
  referent: person('referent', 'NETWORK_REFERENT'),
  author: person('author', 'PROFESSIONAL'),
  manager: person('manager', 'MANAGER'),
  nobody: person('nobody'),
}
const allowed = (rule: (who: (typeof people)['author']) => boolean) =>
  Object.entries(people).flatMap(([name, who]) => (rule(who) ? [name] : []))

test.each([
  ['takes part in the plan', mayTakePart, ['referent', 'author', 'manager']],
  [
    'changes a proposal that nothing is decided of',
    (who: (typeof people)['author']) => mayEditProposal(who, { authorId: 'author', state: 'PROPOSED' }),
    ['referent', 'author'],
  ],
  [
    'changes one that is validated',
    (who: (typeof people)['author']) => mayEditProposal(who, { authorId: 'author', state: 'VALIDATED' }),
    ['referent'],
  ],
  ['says what becomes of one', maySetProposalState, ['referent']],
])('who %s', (_what, rule, names) => {
  expect(allowed(rule)).toEqual(names)
})
