import { conflict, forbidden, invalid, Refusal, type Actor, type Role } from '@ama/kernel'
import { isEstablishmentRole, mayInvite } from '../permissions.ts'
import { checkEmail } from './check-email.ts'
import { checkDisplayName, checkOrganisation } from './check-text.ts'

export interface InvitationInput {
  readonly email: string
  readonly displayName: string
  readonly role: Role
  readonly communityId: string | null
  readonly establishmentId: string | null
  readonly organisation: string | null
}

/** What is known when somebody is invited. */
export interface InvitationFacts {
  /** The establishment of the input, if any, and whether its commune is in the community of the input. */
  readonly establishment: { readonly inCommunity: boolean } | null
  /** The member who has this address already, if any. */
  readonly member: { readonly establishmentId: string | null } | null
}

/** What an accepted invitation writes besides the role. */
export type InvitationPlan =
  | {
      readonly kind: 'new-member'
      readonly displayName: string
      readonly establishmentId: string | null
      readonly organisation: string | null
    }
  | { readonly kind: 'known-member'; readonly establishmentId: string | null }

const place = 'Choisissez la communauté et l’établissement de cette personne : son rôle s’y exerce.'

/** The address in its normal form, once the form makes sense whoever sends it. */
export const checkInvitation = (input: InvitationInput): string | Refusal => {
  const { role, communityId } = input
  if (role === 'NETWORK_REFERENT' && communityId !== null) {
    return invalid('communityId', 'La référente réseau accompagne tout le réseau : ne choisissez pas de communauté.')
  }
  if (isEstablishmentRole(role) && communityId === null) return invalid('communityId', place)
  return checkEmail(input.email)
}

/** Who may be invited by whom, as what, and what it changes. */
export const planInvitation = (
  actor: Actor,
  input: InvitationInput,
  facts: InvitationFacts,
): InvitationPlan | Refusal =>
  facts.member ? planForMember(actor, input, facts.member, facts) : planForNewcomer(actor, input, facts)

const planForNewcomer = (actor: Actor, input: InvitationInput, facts: InvitationFacts): InvitationPlan | Refusal => {
  const { role, establishmentId } = input
  if (!mayInvite(actor, input)) return notYours()
  if (isEstablishmentRole(role) && establishmentId === null) return invalid('establishmentId', place)
  const displayName = checkDisplayName(input.displayName)
  if (displayName instanceof Refusal) return displayName
  const organisation = establishmentId === null ? checkOrganisation(input.organisation ?? '') : null
  if (organisation instanceof Refusal) return organisation
  const misplaced = checkPlace(input, facts)
  return misplaced ?? { kind: 'new-member', displayName, establishmentId, organisation }
}

const planForMember = (
  actor: Actor,
  input: InvitationInput,
  member: { readonly establishmentId: string | null },
  facts: InvitationFacts,
): InvitationPlan | Refusal => {
  const { role, communityId } = input
  if (!mayInvite(actor, { role, communityId, establishmentId: member.establishmentId })) {
    return mayInvite(actor, input)
      ? forbidden(
          'Cette personne est déjà membre du réseau, mais pas de votre établissement : demandez à la référente réseau de lui donner ce rôle.',
        )
      : notYours()
  }
  const establishmentId = member.establishmentId ?? input.establishmentId
  if (input.establishmentId !== null && input.establishmentId !== establishmentId) {
    return conflict('Cette personne est déjà membre du réseau, dans un autre établissement que celui choisi.')
  }
  if (isEstablishmentRole(role) && establishmentId === null) return invalid('establishmentId', place)
  return checkPlace(input, facts) ?? { kind: 'known-member', establishmentId }
}

const checkPlace = (input: InvitationInput, facts: InvitationFacts): Refusal | null =>
  input.communityId !== null && facts.establishment?.inCommunity === false
    ? invalid('establishmentId', 'Cet établissement n’est pas dans une commune de cette communauté.')
    : null

const notYours = () =>
  forbidden(
    'Une direction ou un service RH invite les personnes de son établissement, dans sa communauté. Pour tout autre rôle, adressez-vous à la référente réseau.',
  )
