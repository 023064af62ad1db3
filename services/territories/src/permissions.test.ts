import { roles } from '@ama/kernel'
import { expect, test } from 'vitest'
import { mayEditCommunity } from './permissions.ts'
import { holding } from './testing/holding.ts'

const own = '0198f3a0-0000-7000-8000-00000000000a'

const table = roles.flatMap((role) => [
  { role, where: 'the whole network', communityId: null, may: role === 'NETWORK_REFERENT' },
  { role, where: 'one community', communityId: own, may: false },
])

test.each(table)('$role in $where may edit communities: $may', ({ role, communityId, may }) => {
  expect(mayEditCommunity(holding(role, communityId))).toBe(may)
})

test('a member without role may not edit communities', () => {
  expect(mayEditCommunity({ ...holding('MANAGER', own), roles: [] })).toBe(false)
})
