import type { Role } from '@ama/kernel'
import { expect, test } from 'vitest'
import { mayCloseDatePoll, mayReadDatePoll } from './date-poll.ts'

const person = (memberId: string, role: Role, communityId: string | null) => ({
  memberId,
  roles: [{ role, communityId }],
})
const people = {
  referent: person('referent', 'NETWORK_REFERENT', null),
  asker: person('asker', 'MANAGER', 'marsan'),
  professional: person('professional', 'PROFESSIONAL', 'marsan'),
  elsewhere: person('elsewhere', 'MANAGER', 'dax'),
  partner: person('partner', 'PARTNER', null),
}
const poll = { createdById: 'asker', communities: [{ communityId: 'marsan' }] }
const ofAnother = { ...poll, communities: [{ communityId: 'tursan' }] }

test.each<[string, (who: (typeof people)['asker']) => boolean, string[]]>([
  ['reads and answers a poll', (who) => mayReadDatePoll(who, poll), ['referent', 'asker', 'professional']],
  ['closes it', (who) => mayCloseDatePoll(who, poll), ['referent', 'asker']],
  ['closes one of a community left since', (who) => mayCloseDatePoll(who, ofAnother), ['referent']],
])('who %s', (_what, rule, names) => {
  expect(
    Object.entries(people).flatMap(([name, who]) => (rule(who as (typeof people)['asker']) ? [name] : [])),
  ).toEqual(names)
})
