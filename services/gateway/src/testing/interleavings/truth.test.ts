import { describe, expect, it } from 'vitest'
import { complaintsOf, type Change, type Happening, type Leg, type Received, type Truth } from './truth.ts'

const claire = 'claire'
const marsan = { role: 'MANAGER', communityId: 'marsan' } as const

const inMarsan = (position: bigint): Happening => ({
  position,
  kind: 'THREAD_ASKED',
  audience: 'community',
  communityId: 'marsan',
  memberIds: [],
  subjectId: `thread ${position}`,
})
/** Claire belongs to Marsan; one question a position is asked there, in ten steps. */
const truth = (more: Partial<Truth> = {}): Truth => ({
  happenings: Array.from({ length: 10 }, (_, index) => inMarsan(BigInt(index + 1))),
  changes: [],
  rolesBefore: new Map([[claire, [marsan]]]),
  heads: Array.from({ length: 11 }, () => 10n),
  restarts: [],
  reach: 3,
  farthest: 100n,
  ...more,
})
const change = (position: bigint, given: boolean, step: number): Change => ({
  position,
  given,
  step,
  memberId: claire,
  held: marsan,
})
const told = (position: bigint, step = 10): Received => ({ ...inMarsan(position), kind: 'THREAD_ASKED', step })
const resync = (position: bigint): Received => ({
  position,
  kind: 'RESYNC',
  communityId: null,
  subjectId: null,
  step: 10,
})
const leg = (received: readonly Received[], more: Partial<Leg> = {}): Leg => ({
  screen: 'Claire',
  memberId: claire,
  covers: 'all',
  after: 7n,
  since: 7n,
  received,
  end: null,
  ...more,
})
const complaints = (received: readonly Received[], of: Partial<Truth> = {}, about: Partial<Leg> = {}) =>
  complaintsOf(leg(received, about), truth(of)).map((text) => text.slice(text.indexOf(': ') + 2))

describe('a list is right', () => {
  it('with everything after the cursor, once and in order', () => {
    expect(complaints([told(8n), told(9n), told(10n)])).toEqual([])
  })
  it('as far as it goes: what follows may be on its way', () => {
    expect(complaints([told(8n)])).toEqual([])
  })
})

describe('a list is wrong', () => {
  it('with a gap', () => {
    expect(complaints([told(8n), told(10n)])).toEqual(['THREAD_ASKED at 9 is missing'])
  })
  it('with a double', () => {
    expect(complaints([told(8n), told(8n)])).toEqual(['THREAD_ASKED at 8 again, after 8'])
  })
  it('with something that did not happen, or happened to something else', () => {
    expect(complaints([told(11n)], {})).toContain('THREAD_ASKED at 11, where nothing happened')
    expect(complaints([{ ...told(8n), subjectId: 'thread 9' }])).toEqual([
      'THREAD_ASKED at 8 is told as something else',
    ])
  })
  it('with what is for others', () => {
    const members = { ...inMarsan(8n), audience: 'members', memberIds: ['somebody else'] }
    expect(complaints([told(8n)], { happenings: [members] })).toEqual(['THREAD_ASKED at 8 is not for this member'])
  })
})

describe('when a right ends', () => {
  const changes = [change(8n, false, 5)]
  it('nothing later may be told', () => {
    expect(complaints([told(9n)], { changes })).toEqual(['THREAD_ASKED at 9 is not for this member'])
  })
  it('what came before may be told or not: it was in flight', () => {
    expect(complaints([told(8n)], { changes: [change(9n, false, 5)] })).toEqual([])
    const network = { ...inMarsan(10n), audience: 'network' }
    const happenings = [inMarsan(8n), network]
    expect(complaints([told(10n)], { happenings, changes: [change(9n, false, 5)] })).toEqual([])
  })
  it('but not where it was certainly told before', () => {
    const network = { ...inMarsan(10n), audience: 'network' }
    const later = { happenings: [inMarsan(8n), network], changes: [change(11n, false, 10)] }
    expect(complaints([told(10n, 9)], later)).toEqual(['THREAD_ASKED at 8 is missing'])
  })
  it('who comes back with an older cursor is told nothing of what could be seen then', () => {
    const today = { changes: [change(9n, false, 5)] }
    expect(complaints([told(8n)], today, { since: 9n })).toEqual(['THREAD_ASKED at 8 is not for this member'])
  })
})

describe('when a right is given', () => {
  const given = { rolesBefore: new Map(), changes: [change(9n, true, 5)] }
  it('everything later must be told', () => {
    const network = { ...inMarsan(11n), audience: 'network' }
    const happenings = [...truth().happenings, network]
    expect(complaints([told(9n), told(11n)], { ...given, happenings })).toEqual(['THREAD_ASKED at 10 is missing'])
  })
  it('nothing is told of what came before it was given', () => {
    expect(complaints([told(8n, 4)], given)).toEqual(['THREAD_ASKED at 8 is not for this member'])
  })
  it('who comes back with an older cursor is told what may be seen today', () => {
    expect(complaints([told(9n)], given, { since: 9n })).toEqual(['THREAD_ASKED at 8 is missing'])
    expect(complaints([told(8n), told(9n)], given, { since: 9n })).toEqual([])
  })
})

describe('who is sent to fetch anew', () => {
  it('is so rightly when more was missed than is within reach, and goes on from there', () => {
    expect(complaints([resync(9n), told(10n)], {}, { after: 0n, since: 9n })).toEqual([])
  })
  it('is so for nothing when it was not', () => {
    expect(complaints([resync(10n)])).toEqual(['sent to fetch anew for 3 items'])
  })
  it('and should have been, is missed', () => {
    const everything = truth().happenings.map(({ position }) => told(position))
    expect(complaints(everything, {}, { after: 0n, since: 4n })).toEqual(['not sent to fetch anew for 4 items'])
  })
})

describe('who is shown out', () => {
  const end = { how: 'FORBIDDEN', step: 6 }
  it('is so rightly when a right has ended', () => {
    expect(complaints([], { changes: [change(8n, false, 5)] }, { end })).toEqual([])
  })
  it('is so wrongly before, and for anything else', () => {
    expect(complaints([], { changes: [change(8n, false, 7)] }, { end })).toEqual(['ended with FORBIDDEN'])
    const changes = [change(8n, false, 5)]
    expect(complaints([], { changes }, { end: { ...end, how: 'complete' } })).toEqual(['ended with complete'])
  })
  it('is so wrongly when another role keeps it open, or a right elsewhere has ended', () => {
    const rolesBefore = new Map([[claire, [marsan, { role: 'AMBASSADOR', communityId: 'marsan' } as const]]])
    expect(complaints([], { rolesBefore, changes: [change(8n, false, 5)] }, { end })).toEqual(['ended with FORBIDDEN'])
    const changes = [{ ...change(8n, false, 5), held: { role: 'MANAGER', communityId: 'dax' } as const }]
    expect(complaints([], { changes }, { covers: 'marsan', end })).toEqual(['ended with FORBIDDEN'])
  })
})

describe('whose gateway is started anew', () => {
  const restarts = [6]
  it('is cut off, without a code when the line was not open yet', () => {
    expect(complaints([told(8n)], { restarts }, { end: { how: 'close code 1001', step: 6 } })).toEqual([])
    expect(complaints([], { restarts }, { end: { how: 'close code 1006', step: 6 } })).toEqual([])
    expect(complaints([], { restarts }, { end: { how: 'UNAVAILABLE', step: 6 } })).toEqual([])
  })
  it('is told so on a line that was open, and is not cut off otherwise', () => {
    const end = { how: 'close code 1006', step: 6 }
    expect(complaints([told(8n)], { restarts }, { end })).toContain('ended with close code 1006')
    expect(complaints([], {}, { end })).toEqual(['ended with close code 1006'])
    expect(complaints([], {}, { end: { ...end, how: 'UNAVAILABLE' } })).toEqual(['ended with UNAVAILABLE'])
  })
})
