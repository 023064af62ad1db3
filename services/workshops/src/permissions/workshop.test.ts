import type { Role } from '@ama/kernel'
import { describe, expect, test } from 'vitest'
import {
  mayAnswerOffer,
  mayCancelRegistration,
  mayCome,
  mayOrganise,
  mayPlan,
  mayRead,
  mayRegister,
  type WorkshopFacts,
} from './workshop.ts'

const person = (memberId: string, role: Role, communityId: string | null, establishmentId: string | null = null) => ({
  memberId,
  establishmentId,
  roles: [{ role, communityId }],
})
const people = {
  referent: person('referent', 'NETWORK_REFERENT', null),
  organiser: person('organiser', 'MANAGER', 'marsan', 'ehpad'),
  manager: person('manager', 'MANAGER', 'marsan', 'saad'),
  professional: person('professional', 'PROFESSIONAL', 'marsan', 'ehpad'),
  elsewhere: person('elsewhere', 'MANAGER', 'dax', 'foyer'),
  partner: person('partner', 'PARTNER', null),
}
type Name = keyof typeof people
const names = Object.keys(people) as Name[]

const draft: WorkshopFacts = {
  publishedAt: null,
  openTo: 'COMMUNITIES',
  roles: [],
  communities: [{ communityId: 'marsan' }],
  organisers: [{ memberId: 'organiser' }],
}
const published = { ...draft, publishedAt: new Date() }
const toNetwork = { ...published, openTo: 'NETWORK' as const }
const forManagers = { ...published, roles: ['MANAGER' as const] }

const everybodyBut = (...without: Name[]) => names.filter((name) => !without.includes(name))
const own = { memberId: 'professional', registeredById: 'organiser' }

describe('who may', () => {
  test.each<[string, (who: (typeof people)[Name]) => boolean, Name[]]>([
    ['plan for Marsan', (who) => mayPlan(who, ['marsan']), ['referent', 'organiser', 'manager']],
    ['plan for Marsan and Dax', (who) => mayPlan(who, ['marsan', 'dax']), ['referent']],
    ['plan for no community', (who) => mayPlan(who, []), ['referent']],
    ['organise it', (who) => mayOrganise(who, published), ['referent', 'organiser']],
    ['read a draft', (who) => mayRead(who, draft), ['referent', 'organiser']],
    ['read it published', (who) => mayRead(who, published), everybodyBut('elsewhere', 'partner')],
    ['read one open to the network', (who) => mayRead(who, toNetwork), names],
    ['come to one for managers', (who) => mayCome(who, forManagers), ['organiser', 'manager']],
    ['come to one open to the network', (who) => mayCome(who, toNetwork), names],
    [
      'register the professional',
      (who) => mayRegister(who, published, people.professional),
      ['referent', 'organiser', 'professional'],
    ],
    [
      'register somebody without establishment',
      (who) => mayRegister(who, toNetwork, { memberId: 'x', establishmentId: null }),
      ['referent', 'organiser'],
    ],
    [
      'give the professional’s seat back',
      (who) => mayCancelRegistration(who, published, own),
      ['referent', 'organiser', 'professional'],
    ],
    ['answer the professional’s offer', (who) => mayAnswerOffer(who, own), ['organiser', 'professional']],
  ])('%s', (_deed, may, allowed) => {
    expect(names.filter((name) => may(people[name]))).toEqual(names.filter((name) => allowed.includes(name)))
  })
})
