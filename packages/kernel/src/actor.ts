/** What a member does in a community or, without community, in the whole network. */
export const roles = [
  'NETWORK_REFERENT',
  'MANAGER',
  'HR',
  'PROFESSIONAL',
  'AMBASSADOR',
  'TRAINING_BODY',
  'PROJECT_TEAM',
  'PARTNER',
  'RESEARCHER',
] as const

export type Role = (typeof roles)[number]

export interface HeldRole {
  readonly role: Role
  /** null: the whole network. */
  readonly communityId: string | null
}

/** Who acts: a signed-in member, with the roles held now. */
export interface Actor {
  readonly memberId: string
  readonly establishmentId: string | null
  readonly roles: readonly HeldRole[]
  /** The session or personal token used; ending it closes what was opened with it. */
  readonly credential: { readonly kind: 'session' | 'token'; readonly id: string; readonly expiresAt: Date | null }
}

/** The référente réseau accompanies all communities. */
export const isNetworkReferent = (actor: Pick<Actor, 'roles'>): boolean =>
  actor.roles.some((held) => held.role === 'NETWORK_REFERENT' && held.communityId === null)

/** The communities in which the actor holds a role: those he or she is a member of. */
export const communitiesOf = (actor: Pick<Actor, 'roles'>): ReadonlySet<string> =>
  new Set(actor.roles.flatMap((held) => (held.communityId === null ? [] : [held.communityId])))

/** A member of the community, or the network referent. */
export const belongsTo = (actor: Pick<Actor, 'roles'>, communityId: string): boolean =>
  isNetworkReferent(actor) || communitiesOf(actor).has(communityId)
