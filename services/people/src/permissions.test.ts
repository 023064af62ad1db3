import { roles, type Actor, type Role } from '@ama/kernel'
import { describe, expect, test } from 'vitest'
import { mayEndRole, mayEndSession, mayEndToken, mayInvite, mayInviteInto, mayInviteSomewhere } from './permissions.ts'

const marsan = '0198f3a0-0000-7000-8000-00000000000a'
const dax = '0198f3a0-0000-7000-8000-00000000000b'
const ehpad = '0198f3a0-0000-7000-8000-0000000000e1'
const ccas = '0198f3a0-0000-7000-8000-0000000000e2'
const self = '0198f3a0-0000-7000-8000-000000000001'
const colleague = '0198f3a0-0000-7000-8000-000000000002'

/** Somebody of the EHPAD who holds this role in Marsan; the référente holds hers in the network. */
const holding = (role: Role, establishmentId: string | null = ehpad): Actor => ({
  memberId: self,
  establishmentId,
  roles: [{ role, communityId: role === 'NETWORK_REFERENT' ? null : marsan }],
  credential: { kind: 'session', id: 'session', expiresAt: null },
})

const bring: Partial<Record<Role, readonly Role[]>> = {
  NETWORK_REFERENT: roles,
  MANAGER: ['HR', 'PROFESSIONAL', 'AMBASSADOR'],
  HR: ['PROFESSIONAL', 'AMBASSADOR'],
}
const everyPair = roles.flatMap((role) => roles.map((given) => ({ role, given })))

describe('inviting', () => {
  const own = everyPair.map((pair) => ({ ...pair, may: bring[pair.role]?.includes(pair.given) ?? false }))

  test.each(own)('$role may bring a $given into the own establishment: $may', ({ role, given, may }) => {
    expect(mayInvite(holding(role), { role: given, communityId: marsan, establishmentId: ehpad })).toBe(may)
  })

  test.each(everyPair)('$role may bring a $given elsewhere only as référente réseau', ({ role, given }) => {
    const actor = holding(role)
    const referent = role === 'NETWORK_REFERENT'
    expect(mayInvite(actor, { role: given, communityId: dax, establishmentId: ehpad })).toBe(referent)
    expect(mayInvite(actor, { role: given, communityId: marsan, establishmentId: ccas })).toBe(referent)
    expect(mayInvite(actor, { role: given, communityId: marsan, establishmentId: null })).toBe(referent)
    expect(mayInvite(actor, { role: given, communityId: null, establishmentId: ehpad })).toBe(referent)
  })

  test.each(roles)('what $0 is shown agrees with what is accepted', (role) => {
    const actor = holding(role)
    const anybody = roles.some((given) =>
      mayInvite(actor, { role: given, communityId: marsan, establishmentId: actor.establishmentId }),
    )
    expect(mayInviteInto(actor, marsan)).toBe(anybody)
    expect(mayInviteSomewhere(actor)).toBe(anybody)
    expect(mayInviteInto(actor, dax)).toBe(role === 'NETWORK_REFERENT')
  })

  test('a manager without establishment invites nobody', () => {
    const actor = holding('MANAGER', null)
    expect(mayInvite(actor, { role: 'HR', communityId: marsan, establishmentId: null })).toBe(false)
    expect(mayInviteInto(actor, marsan)).toBe(false)
  })

  test('a referent of one community only is no network referent', () => {
    const actor = { ...holding('PARTNER'), roles: [{ role: 'NETWORK_REFERENT', communityId: marsan }] } satisfies Actor
    expect(mayInvite(actor, { role: 'HR', communityId: marsan, establishmentId: ehpad })).toBe(false)
  })

  test('who holds no role any more invites nobody', () => {
    expect(mayInviteSomewhere({ ...holding('MANAGER'), roles: [] })).toBe(false)
  })
})

describe('ending roles', () => {
  const ends: Partial<Record<Role, readonly Role[]>> = { NETWORK_REFERENT: roles, MANAGER: bring.MANAGER ?? [] }
  const own = everyPair.map((pair) => ({ ...pair, may: ends[pair.role]?.includes(pair.given) ?? false }))

  test.each(own)('$role may end a colleague’s role of $given: $may', ({ role, given, may }) => {
    const held = { memberId: colleague, role: given, communityId: marsan, establishmentId: ehpad }
    expect(mayEndRole(holding(role), held)).toBe(may)
  })

  test.each(everyPair)('$role may end a role of $given elsewhere only as référente réseau', ({ role, given }) => {
    const actor = holding(role)
    const referent = role === 'NETWORK_REFERENT'
    const held = { memberId: colleague, role: given }
    expect(mayEndRole(actor, { ...held, communityId: dax, establishmentId: ehpad })).toBe(referent)
    expect(mayEndRole(actor, { ...held, communityId: marsan, establishmentId: ccas })).toBe(referent)
    expect(mayEndRole(actor, { ...held, communityId: null, establishmentId: null })).toBe(referent)
  })

  test.each(roles)('everybody may give the own role of %s back', (role) => {
    const held = { memberId: self, role, communityId: marsan, establishmentId: ehpad }
    expect(mayEndRole(holding(role), held)).toBe(true)
  })
})

test.each(roles)('%s ends the own sessions and tokens, never another’s', (role) => {
  const actor = holding(role)
  expect([mayEndSession(actor, { memberId: self }), mayEndToken(actor, { memberId: self })]).toEqual([true, true])
  expect([mayEndSession(actor, { memberId: colleague }), mayEndToken(actor, { memberId: colleague })]).toEqual([
    false,
    false,
  ])
})
