import { noticesWritten, threadAsked } from '@ama/events'
import { expect, it } from 'vitest'
import type { LoggedEvent } from './read-log.ts'
import { visibleTo, type Viewer } from './visible.ts'

const asked = (position: bigint, communityId: string, audience: string): LoggedEvent => ({
  position,
  type: threadAsked.type,
  subjectId: 'thread',
  communityId,
  audience,
  occurredAt: new Date(0),
  memberIds: [],
})
const events: LoggedEvent[] = [
  asked(1n, 'marsan', 'community'),
  asked(2n, 'marsan', 'network'),
  asked(3n, 'dax', 'community'),
  asked(4n, 'dax', 'internal'),
  { ...asked(5n, 'dax', 'members'), type: noticesWritten.type, memberIds: ['me'] },
]
const viewer: Viewer = { memberId: 'me', communities: new Set(), isReferent: false, communityId: null }

it.each([
  ['a member of nothing: what is open to the network, and what is for that member', {}, [2n, 5n]],
  ['a member of Dax', { communities: new Set(['dax']) }, [2n, 3n, 5n]],
  ['a member of Dax who looks at Dax alone', { communities: new Set(['dax']), communityId: 'dax' }, [3n, 5n]],
  ['the referent', { isReferent: true, memberId: 'referent' }, [1n, 2n, 3n]],
])('%s', (_who, rights, positions) => {
  expect(visibleTo({ ...viewer, ...rights }, events).map(({ position }) => position)).toEqual(positions)
})
