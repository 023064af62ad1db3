import { describe, expect, it, vi } from 'vitest'
import { belongsTo, communitiesOf, isMember, isNetworkReferent, noting, type Actor, type HeldRole } from './actor.ts'

const actor = (memberId: string, ...roles: HeldRole[]): Actor => ({
  memberId,
  establishmentId: null,
  roles,
  credential: { kind: 'token', id: 't', expiresAt: null },
})
const inMarsan: HeldRole = { role: 'HR', communityId: 'marsan' }
const referent: HeldRole = { role: 'NETWORK_REFERENT', communityId: null }

describe('of an actor who is noted', () => {
  it('the questions find what they always find', () => {
    const { actor: noted } = noting(actor('anne', inMarsan), () => {})
    expect([belongsTo(noted, 'marsan'), belongsTo(noted, 'dax'), isNetworkReferent(noted)]).toEqual([
      true,
      false,
      false,
    ])
    expect([isMember(noted, 'anne'), isMember(noted, 'paul')]).toEqual([true, false])
  })

  it('what was found can be asked of others', () => {
    const { actor: noted, questions } = noting(actor('anne', inMarsan), () => {})
    belongsTo(noted, 'marsan')
    isMember(noted, 'paul')
    const isTheSameFor = (other: Actor) => [...questions.values()].every(({ ask, answer }) => ask(other) === answer)
    expect(isTheSameFor(actor('marie', { role: 'MANAGER', communityId: 'marsan' }))).toBe(true)
    expect(isTheSameFor(actor('claire', referent))).toBe(true)
    expect(isTheSameFor(actor('luc', { role: 'MANAGER', communityId: 'dax' }))).toBe(false)
    expect(isTheSameFor(actor('paul', inMarsan))).toBe(false)
  })

  it('looking at anything else is told', () => {
    const onRead = vi.fn()
    const { actor: noted } = noting(actor('anne', inMarsan), onRead)
    belongsTo(noted, 'marsan')
    isNetworkReferent(noted)
    isMember(noted, 'anne')
    expect(onRead).not.toHaveBeenCalled()
    communitiesOf(noted)
    expect(onRead).toHaveBeenCalled()
  })
})
