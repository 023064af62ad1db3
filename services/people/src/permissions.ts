import { isNetworkReferent, type Actor, type Role } from '@ama/kernel'

/** Roles that work in an establishment, so always in a community. */
export const establishmentRoles = ['MANAGER', 'HR', 'PROFESSIONAL', 'AMBASSADOR'] as const satisfies readonly Role[]

export const isEstablishmentRole = (role: Role): boolean => establishmentRoles.some((each) => each === role)

/** Whom a role may bring into its own establishment. Managers are named by the référente réseau. */
const mayBring: Partial<Record<Role, readonly Role[]>> = {
  MANAGER: ['HR', 'PROFESSIONAL', 'AMBASSADOR'],
  HR: ['PROFESSIONAL', 'AMBASSADOR'],
}

/** A role as given or held: by somebody of that establishment, in that community (null: the whole network). */
export interface RoleSeat {
  readonly role: Role
  readonly communityId: string | null
  readonly establishmentId: string | null
}

const rolesIn = (actor: Actor, communityId: string | null): Role[] =>
  actor.roles.filter((held) => held.communityId === communityId).map((held) => held.role)

const isOwnPlace = (actor: Actor, seat: RoleSeat): boolean =>
  seat.communityId !== null && seat.establishmentId !== null && seat.establishmentId === actor.establishmentId

/** The référente réseau: any role anywhere. A manager or HR: colleagues, into their community and establishment. */
export const mayInvite = (actor: Actor, seat: RoleSeat): boolean =>
  isNetworkReferent(actor) ||
  (isOwnPlace(actor, seat) && rolesIn(actor, seat.communityId).some((role) => mayBring[role]?.includes(seat.role)))

/** Whether there is anybody at all whom the actor may invite there. */
export const mayInviteInto = (actor: Actor, communityId: string): boolean =>
  isNetworkReferent(actor) ||
  (actor.establishmentId !== null && rolesIn(actor, communityId).some((role) => role in mayBring))

export const mayInviteSomewhere = (actor: Actor): boolean =>
  isNetworkReferent(actor) ||
  actor.roles.some((held) => held.communityId !== null && mayInviteInto(actor, held.communityId))

/** Oneself; the référente réseau; a manager for the colleagues whom he or she may also invite. */
export const mayEndRole = (actor: Actor, held: RoleSeat & { readonly memberId: string }): boolean =>
  held.memberId === actor.memberId ||
  isNetworkReferent(actor) ||
  (isOwnPlace(actor, held) &&
    rolesIn(actor, held.communityId).includes('MANAGER') &&
    (mayBring.MANAGER ?? []).includes(held.role))

/** Who is who is open to every member of the network; addresses are shown to nobody else. */
export const maySeeMembers = (_actor: Actor): boolean => true

export const mayEndSession = (actor: Actor, session: { readonly memberId: string }): boolean =>
  session.memberId === actor.memberId

export const mayEndToken = (actor: Actor, token: { readonly memberId: string }): boolean =>
  token.memberId === actor.memberId
