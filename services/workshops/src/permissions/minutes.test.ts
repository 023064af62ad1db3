import type { Role } from '@ama/kernel'
import { expect, test } from 'vitest'
import { mayReadMinutes } from './minutes.ts'

const person = (memberId: string, role: Role, communityId: string | null) => ({
  memberId,
  roles: [{ role, communityId }],
})
const people = {
  referent: person('referent', 'NETWORK_REFERENT', null),
  organiser: person('organiser', 'MANAGER', 'marsan'),
  professional: person('professional', 'PROFESSIONAL', 'marsan'),
  elsewhere: person('elsewhere', 'MANAGER', 'dax'),
}
const workshop = {
  publishedAt: new Date(),
  openTo: 'COMMUNITIES' as const,
  roles: [],
  communities: [{ communityId: 'marsan' }],
  organisers: [{ memberId: 'organiser' }],
}

test.each([
  ['unpublished minutes', workshop, null, ['referent', 'organiser']],
  ['published minutes', workshop, new Date(), ['referent', 'organiser', 'professional']],
  ['minutes of a draft', { ...workshop, publishedAt: null }, new Date(), ['referent', 'organiser']],
])('who may read %s', (_what, facts, publishedAt, allowed) => {
  const readers = Object.entries(people).filter(([, who]) => mayReadMinutes(who, facts, publishedAt))
  expect(readers.map(([name]) => name)).toEqual(allowed)
})
