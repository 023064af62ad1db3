import type { Role } from '../../../generated/graphql.ts'

export interface InvitationValues {
  email: string
  displayName: string
  role: Role
  establishmentId: string
  organisation: string
}

export const emptyInvitation: InvitationValues = {
  email: '',
  displayName: '',
  role: 'PROFESSIONAL',
  establishmentId: '',
  organisation: '',
}

/** These work in an establishment; the others come from an organisation. */
export const inEstablishment = (role: Role): boolean =>
  role === 'MANAGER' || role === 'HR' || role === 'PROFESSIONAL' || role === 'AMBASSADOR'

/** Whom a manager brings into the own establishment; the server has the last word. */
export const colleagues: readonly Role[] = ['PROFESSIONAL', 'HR', 'AMBASSADOR']

/** Whom the network referent brings into a community, those of establishments first. */
export const everybody: readonly Role[] = [
  'PROFESSIONAL',
  'MANAGER',
  'HR',
  'AMBASSADOR',
  'TRAINING_BODY',
  'PARTNER',
  'PROJECT_TEAM',
  'RESEARCHER',
]

export type InvitationField = 'email' | 'displayName' | 'establishmentId' | 'organisation'

/** The fields that are not filled in, told before sending. */
export const invitationFaults = (values: InvitationValues): InvitationField[] => {
  const place = inEstablishment(values.role) ? 'establishmentId' : 'organisation'
  const blank = (['displayName', place] as const).filter((field) => values[field].trim() === '')
  return /^\S+@\S+\.\S+$/.test(values.email.trim()) ? blank : ['email', ...blank]
}

/** What is sent: either the establishment or the organisation, as the role wants. */
export const toInvitation = ({ email, displayName, role, ...place }: InvitationValues, communityId: string) => ({
  email: email.trim(),
  displayName: displayName.trim(),
  role,
  communityId,
  establishmentId: inEstablishment(role) ? place.establishmentId : null,
  organisation: inEstablishment(role) ? null : place.organisation.trim(),
})
