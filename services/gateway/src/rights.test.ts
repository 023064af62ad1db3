import { credentialEnded, roleEnded, roleGiven, type Envelope, type EventDefinition } from '@ama/events'
import { newId, type Actor, type HeldRole } from '@ama/kernel'
import { describe, expect, it, vi } from 'vitest'
import { createRights, isLost } from './rights.ts'

const marsan = newId()
const dax = newId()
const memberId = newId()
const thisSession = newId()

const actor = (...roles: HeldRole[]): Actor => ({
  memberId,
  establishmentId: null,
  roles,
  credential: { kind: 'session', id: thisSession, expiresAt: null },
})
const managerIn = (communityId: string): HeldRole => ({ role: 'MANAGER', communityId })

const event = (definition: EventDefinition, data: object): Envelope => ({
  specversion: '1.0',
  id: newId(),
  source: '/services/people',
  type: definition.type,
  subject: memberId,
  time: new Date(0).toISOString(),
  datacontenttype: 'application/json',
  dataschema: 'x',
  communityid: null,
  audience: 'internal',
  actorid: null,
  correlationid: newId(),
  causationid: null,
  position: '1',
  traceparent: null,
  data,
})
const ended = (held: HeldRole, whose = memberId) => event(roleEnded, { memberId: whose, ...held })

/** One connected member, and what follows which communities. */
const connect = (...roles: HeldRole[]) => {
  const signOut = vi.fn()
  const followed: { covers: ReadonlySet<string> | null; lost: () => void }[] = []
  const rights = createRights({
    rolesChanged: (holder, role, before) => {
      for (const { covers, lost } of followed) if (role && isLost(covers, before, holder.actor, role)) lost()
    },
    credentialEnded: signOut,
  })
  const holder = { actor: actor(...roles) }
  rights.add(holder, rights.mark())
  const follow = (covers: ReadonlySet<string> | null, lost: () => void) => void followed.push({ covers, lost })
  return { rights, holder, follow, signOut, lost: vi.fn() }
}

describe('when a membership ends', () => {
  it('what covered that community is lost at once', () => {
    const { rights, follow, holder, lost } = connect(managerIn(marsan), managerIn(dax))
    follow(new Set([marsan]), lost)
    rights.hear([ended(managerIn(marsan))])
    expect(lost).toHaveBeenCalledOnce()
    expect(holder.actor.roles).toEqual([managerIn(dax)])
  })
  it('what covered everything is lost too', () => {
    const { rights, follow, lost } = connect(managerIn(marsan))
    follow(null, lost)
    rights.hear([ended(managerIn(marsan))])
    expect(lost).toHaveBeenCalledOnce()
  })
  it('what covered another community goes on', () => {
    const { rights, follow, lost } = connect(managerIn(marsan), managerIn(dax))
    follow(new Set([dax]), lost)
    rights.hear([ended(managerIn(marsan))])
    expect(lost).not.toHaveBeenCalled()
  })
  it('a second role in the same community keeps it open', () => {
    const { rights, follow, lost } = connect(managerIn(marsan), { role: 'AMBASSADOR', communityId: marsan })
    follow(new Set([marsan]), lost)
    rights.hear([ended(managerIn(marsan))])
    expect(lost).not.toHaveBeenCalled()
  })
  it('the network referent loses every community that no other role opens', () => {
    const referent: HeldRole = { role: 'NETWORK_REFERENT', communityId: null }
    const { rights, follow, lost } = connect(referent, managerIn(dax))
    const kept = vi.fn()
    follow(new Set([marsan]), lost)
    follow(new Set([dax]), kept)
    rights.hear([ended(referent)])
    expect(lost).toHaveBeenCalledOnce()
    expect(kept).not.toHaveBeenCalled()
  })
  it('of somebody else, nothing changes', () => {
    const { rights, follow, lost } = connect(managerIn(marsan))
    follow(null, lost)
    rights.hear([ended(managerIn(marsan), newId())])
    expect(lost).not.toHaveBeenCalled()
  })
})

describe('a connection', () => {
  it('sees at once what a new role opens', () => {
    const { rights, holder } = connect(managerIn(marsan))
    rights.hear([event(roleGiven, { memberId, ...managerIn(dax) })])
    expect(holder.actor.roles).toEqual([managerIn(marsan), managerIn(dax)])
  })
  it('is closed when its own session or token ends, not for another', () => {
    const { rights, signOut } = connect(managerIn(marsan))
    rights.hear([event(credentialEnded, { memberId, kind: 'session', credentialId: newId() })])
    expect(signOut).not.toHaveBeenCalled()
    rights.hear([event(credentialEnded, { memberId, kind: 'session', credentialId: thisSession })])
    expect(signOut).toHaveBeenCalledOnce()
  })
  it('that is closed hears nothing more', () => {
    const { rights, follow, holder, lost } = connect(managerIn(marsan))
    follow(null, lost)
    rights.remove(holder)
    rights.hear([ended(managerIn(marsan))])
    expect(lost).not.toHaveBeenCalled()
  })
})

describe('what ends while somebody connects is not missed', () => {
  const open = () => {
    const signOut = vi.fn()
    return { signOut, rights: createRights({ rolesChanged: () => {}, credentialEnded: signOut }) }
  }
  it('a role', () => {
    const { rights } = open()
    const since = rights.mark()
    rights.hear([ended(managerIn(dax))])
    const holder = { actor: actor(managerIn(marsan), managerIn(dax)) }
    rights.add(holder, since)
    expect(holder.actor.roles).toEqual([managerIn(marsan)])
  })
  it('a session', () => {
    const { rights, signOut } = open()
    const since = rights.mark()
    rights.hear([event(credentialEnded, { memberId, kind: 'session', credentialId: thisSession })])
    rights.add({ actor: actor() }, since)
    expect(signOut).toHaveBeenCalledOnce()
  })
  it('but what ended before, and was given again since, is left alone', () => {
    const { rights } = open()
    for (let number = 0; number < 3_000; number += 1) rights.hear([ended(managerIn(dax))])
    const holder = { actor: actor(managerIn(dax)) }
    rights.add(holder, rights.mark())
    expect(holder.actor.roles).toEqual([managerIn(dax)])
  })
})
