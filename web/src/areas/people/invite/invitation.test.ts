import { expect, test } from 'vitest'
import { emptyInvitation, invitationFaults, toInvitation } from './invitation.ts'

const colleague = { ...emptyInvitation, email: 'a@b.fr', displayName: 'Anne Dubos', establishmentId: 'ehpad' }

test('a colleague needs an address, a name and an establishment', () => {
  expect(invitationFaults(emptyInvitation)).toEqual(['email', 'displayName', 'establishmentId'])
  expect(invitationFaults(colleague)).toEqual([])
})

test('a training body comes from an organisation, and its establishment is not sent', () => {
  const trainer = { ...colleague, role: 'TRAINING_BODY' as const, organisation: 'MFR' }
  expect(invitationFaults({ ...trainer, organisation: '' })).toEqual(['organisation'])
  expect(toInvitation(trainer, 'marsan')).toMatchObject({ organisation: 'MFR', establishmentId: null })
})
