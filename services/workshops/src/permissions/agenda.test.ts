import type { Role } from '@ama/kernel'
import { expect, test } from 'vitest'
import { mayProposePoint, mayReadPoint, mayWithdrawPoint } from './agenda.ts'

const person = (memberId: string, role: Role, communityId: string | null) => ({
  memberId,
  roles: [{ role, communityId }],
})
const people = {
  referent: person('referent', 'NETWORK_REFERENT', null),
  organiser: person('organiser', 'MANAGER', 'marsan'),
  proposer: person('proposer', 'PROFESSIONAL', 'marsan'),
  member: person('member', 'PROFESSIONAL', 'marsan'),
  elsewhere: person('elsewhere', 'MANAGER', 'dax'),
}
const now = new Date('2026-12-01T10:00:00Z')
const published = {
  state: 'PUBLISHED',
  publishedAt: now,
  endsAt: new Date('2026-12-08T10:00:00Z'),
  openTo: 'COMMUNITIES' as const,
  roles: [],
  communities: [{ communityId: 'marsan' }],
  organisers: [{ memberId: 'organiser' }],
}
const draft = { ...published, state: 'DRAFT', publishedAt: null }
const over = { ...published, endsAt: now }
const point = (state: string) => ({ state, proposedById: 'proposer' })

test.each<[string, (who: (typeof people)['member']) => boolean, string[]]>([
  ['proposes a point', (who) => mayProposePoint(who, published, now), ['referent', 'organiser', 'proposer', 'member']],
  ['proposes one for a draft', (who) => mayProposePoint(who, draft, now), ['referent', 'organiser']],
  ['proposes one once it is over', (who) => mayProposePoint(who, over, now), []],
  [
    'reads a declined point',
    (who) => mayReadPoint(who, published, point('DECLINED')),
    ['referent', 'organiser', 'proposer'],
  ],
  [
    'withdraws one that waits',
    (who) => mayWithdrawPoint(who, published, point('PROPOSED')),
    ['referent', 'organiser', 'proposer'],
  ],
  [
    'withdraws one that is accepted',
    (who) => mayWithdrawPoint(who, published, point('ACCEPTED')),
    ['referent', 'organiser'],
  ],
])('who %s', (_what, rule, names) => {
  expect(
    Object.entries(people).flatMap(([name, who]) => (rule(who as (typeof people)['member']) ? [name] : [])),
  ).toEqual(names)
})
