import type { LiveItem } from '@ama/graphql'
import type { HeldRole } from '@ama/kernel'
import { describe, expect, it } from 'vitest'
import { createViews, viewOf } from './view.ts'

const item = (audience: LiveItem['audience'], communityId: string | null): LiveItem => ({
  position: 1n,
  kind: 'THREAD_ASKED',
  occurredAt: new Date(0),
  communityId,
  audience,
  memberIds: null,
  actorId: null,
  subject: null,
  feed: true,
})
const holder = (...roles: HeldRole[]) => ({ roles })
const inMarsan = holder({ role: 'MANAGER', communityId: 'marsan' })
const inBoth = holder({ role: 'MANAGER', communityId: 'marsan' }, { role: 'HR', communityId: 'dax' })
const referent = holder({ role: 'NETWORK_REFERENT', communityId: null })
const partner = holder({ role: 'PARTNER', communityId: null })
const only = (...ids: string[]) => new Set(ids)

describe('who follows what', () => {
  it.each([
    ['a member, of the community', inMarsan, null, item('community', 'marsan'), true],
    ['a member, of another community', inMarsan, null, item('community', 'dax'), false],
    ['a member, of another community to all', inMarsan, null, item('network', 'dax'), true],
    ['a member of both, of the second', inBoth, null, item('community', 'dax'), true],
    [
      'a member of both who asked for the first, of the second',
      inBoth,
      only('marsan'),
      item('community', 'dax'),
      false,
    ],
    ['a member of both who asked for the first, of no community', inBoth, only('marsan'), item('network', null), false],
    ['the referent, of any community', referent, null, item('community', 'dax'), true],
    ['the referent who asked for one, of another', referent, only('marsan'), item('community', 'dax'), false],
    ['a partner, of a community', partner, null, item('community', 'dax'), false],
    ['a partner, of what is open to all', partner, null, item('network', 'dax'), true],
    ['a member, of what is for a few', inMarsan, null, item('members', 'marsan'), false],
    ['the referent, of what is internal', referent, null, item('internal', 'marsan'), false],
  ])('%s', (_who, who, asked, what, expected) => expect(viewOf(who, asked)(what)).toBe(expected))
})

describe('a view', () => {
  it('is the same for all with the same communities, whatever their roles', () => {
    const view = createViews()
    const other = holder({ role: 'PROFESSIONAL', communityId: 'marsan' })
    expect(view(inMarsan, null)).toBe(view(other, null))
    expect(view(inMarsan, null)).not.toBe(view(inBoth, null))
    expect(view(inBoth, only('dax', 'marsan'))).toBe(view(inBoth, only('marsan', 'dax')))
    expect(view(inBoth, only('dax'))).not.toBe(view(inBoth, null))
  })
  it('judges each item for itself', () => {
    const sees = createViews()(inMarsan, null)
    const [mine, theirs] = [item('community', 'marsan'), item('community', 'dax')]
    expect([sees(mine), sees(mine), sees(theirs), sees(mine)]).toEqual([true, true, false, true])
  })
})
