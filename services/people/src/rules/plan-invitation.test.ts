import { Refusal, type Actor, type Role } from '@ama/kernel'
import { describe, expect, test } from 'vitest'
import { checkInvitation, planInvitation, type InvitationInput } from './plan-invitation.ts'

const marsan = '0198f3a0-0000-7000-8000-00000000000a'
const ehpad = '0198f3a0-0000-7000-8000-0000000000e1'
const ccas = '0198f3a0-0000-7000-8000-0000000000e2'

const actor = (role: Role, communityId: string | null, establishmentId: string | null = null): Actor => ({
  memberId: '0198f3a0-0000-7000-8000-000000000001',
  establishmentId,
  roles: [{ role, communityId }],
  credential: { kind: 'session', id: 'session', expiresAt: null },
})
const referent = actor('NETWORK_REFERENT', null)
const manager = actor('MANAGER', marsan, ehpad)

const invitation = (change: Partial<InvitationInput> = {}): InvitationInput => ({
  email: 'Elodie.Dubourg@EHPAD.example',
  displayName: 'Élodie Dubourg',
  role: 'PROFESSIONAL',
  communityId: marsan,
  establishmentId: ehpad,
  organisation: null,
  ...change,
})
const trainer = invitation({ role: 'TRAINING_BODY', communityId: null, establishmentId: null, organisation: 'MFR' })
const nobodyYet = { establishment: { inCommunity: true }, member: null }
const memberOf = (establishmentId: string | null) => ({ ...nobodyYet, member: { establishmentId } })
const refused = (code: string, field: string | null = null) => expect.objectContaining({ code, field })

describe('the form', () => {
  test('an address is read in lower case', () => {
    expect(checkInvitation(invitation({ email: ' Elodie.Dubourg@EHPAD.example ' }))).toBe(
      'elodie.dubourg@ehpad.example',
    )
  })

  test.each(['', 'elodie', 'elodie@', 'a@b@c.example', `${'a'.repeat(250)}@b.example`])('%j is no address', (email) => {
    expect(checkInvitation(invitation({ email }))).toEqual(refused('INVALID_INPUT', 'email'))
  })

  test('the référente réseau belongs to no single community', () => {
    expect(checkInvitation(invitation({ role: 'NETWORK_REFERENT' }))).toEqual(refused('INVALID_INPUT', 'communityId'))
  })

  test.each(['MANAGER', 'HR', 'PROFESSIONAL', 'AMBASSADOR'] as const)('%s works in a community', (role) => {
    expect(checkInvitation(invitation({ role, communityId: null }))).toEqual(refused('INVALID_INPUT', 'communityId'))
  })
})

describe('a person whom nobody knows yet', () => {
  test('a manager brings a colleague into the own establishment', () => {
    expect(planInvitation(manager, invitation(), nobodyYet)).toEqual({
      kind: 'new-member',
      displayName: 'Élodie Dubourg',
      establishmentId: ehpad,
      organisation: null,
    })
  })

  test('a manager brings nobody into another establishment', () => {
    expect(planInvitation(manager, invitation({ establishmentId: ccas }), nobodyYet)).toEqual(refused('FORBIDDEN'))
  })

  test('the référente invites a training body, which has an organisation and no establishment', () => {
    expect(planInvitation(referent, trainer, { establishment: null, member: null })).toMatchObject({
      kind: 'new-member',
      organisation: 'MFR',
    })
  })

  test.each([
    ['an establishment for who works in one', invitation({ establishmentId: null }), 'establishmentId'],
    ['an organisation for who works in none', { ...trainer, organisation: null }, 'organisation'],
    ['a name', invitation({ displayName: ' \u200b ' }), 'displayName'],
    ['a name of reasonable length', invitation({ displayName: 'a'.repeat(101) }), 'displayName'],
  ])('%s is needed', (_title, input, field) => {
    expect(planInvitation(referent, input, { ...nobodyYet })).toEqual(refused('INVALID_INPUT', field))
  })

  test('the establishment is in the community', () => {
    const elsewhere = { establishment: { inCommunity: false }, member: null }
    expect(planInvitation(referent, invitation(), elsewhere)).toEqual(refused('INVALID_INPUT', 'establishmentId'))
  })

  test('a name stays on one line', () => {
    const plan = planInvitation(referent, invitation({ displayName: 'Élodie\r\nBcc: x\u0000 Dubourg' }), nobodyYet)
    expect(plan).toMatchObject({ displayName: 'Élodie Bcc: x Dubourg' })
  })
})

describe('a person who is a member already', () => {
  test('gets the role and stays in his or her establishment', () => {
    expect(planInvitation(manager, invitation(), memberOf(ehpad))).toEqual({
      kind: 'known-member',
      establishmentId: ehpad,
    })
  })

  test('of another establishment, only the référente gives a role', () => {
    const input = invitation({ establishmentId: null })
    expect(planInvitation(manager, invitation(), memberOf(ccas))).toEqual(refused('FORBIDDEN'))
    expect(planInvitation(referent, input, memberOf(ccas))).not.toBeInstanceOf(Refusal)
  })

  test('is not moved to another establishment by an invitation', () => {
    expect(planInvitation(referent, invitation(), memberOf(ccas))).toEqual(refused('CONFLICT'))
  })

  test('without establishment joins the one chosen', () => {
    expect(planInvitation(referent, invitation(), memberOf(null))).toEqual({
      kind: 'known-member',
      establishmentId: ehpad,
    })
  })
})
