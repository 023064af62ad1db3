import type { Prisma, OpenTo, Role as HeldRoleName } from '@ama/database'
import { belongsTo, communitiesOf, isMember, isNetworkReferent, type Actor } from '@ama/kernel'

/** What the rules below look at. */
export interface WorkshopFacts {
  readonly publishedAt: Date | null
  readonly openTo: OpenTo
  readonly roles: readonly HeldRoleName[]
  readonly communities: readonly { readonly communityId: string }[]
  readonly organisers: readonly { readonly memberId: string }[]
}

/** Who comes, or acts: what the rules look at of a person. */
export type Person = Pick<Actor, 'memberId' | 'roles'>

/** The managers of all the communities that it is for, and the network referent. */
export const mayPlan = (actor: Person, communityIds: readonly string[]): boolean =>
  isNetworkReferent(actor) ||
  (communityIds.length > 0 &&
    communityIds.every((id) => actor.roles.some((held) => held.role === 'MANAGER' && held.communityId === id)))

/** Who prepares it: edits, publishes, cancels, checks in, writes the minutes. */
export const mayOrganise = (actor: Person, workshop: Pick<WorkshopFacts, 'organisers'>): boolean =>
  isNetworkReferent(actor) || workshop.organisers.some(({ memberId }) => isMember(actor, memberId))

const isOpenTo = (actor: Person, workshop: WorkshopFacts): boolean =>
  workshop.openTo === 'NETWORK' || workshop.communities.some(({ communityId }) => belongsTo(actor, communityId))

/** Once published, those it is open to; before, its organisers alone. */
export const mayRead = (actor: Person, workshop: WorkshopFacts): boolean =>
  (workshop.publishedAt !== null && isOpenTo(actor, workshop)) || mayOrganise(actor, workshop)

/** The same, for the database. */
export const readableWorkshops = (actor: Person): Prisma.WorkshopWhereInput =>
  isNetworkReferent(actor)
    ? {}
    : {
        OR: [
          { organisers: { some: { memberId: actor.memberId } } },
          { publishedAt: { not: null }, openTo: 'NETWORK' },
          {
            publishedAt: { not: null },
            communities: { some: { communityId: { in: [...communitiesOf(actor)] } } },
          },
        ],
      }

/** Whether this person may come: it is open to him or her, in a role that it asks for. */
export const mayCome = (actor: Person, workshop: WorkshopFacts): boolean =>
  mayRead(actor, workshop) &&
  (workshop.roles.length === 0 || actor.roles.some(({ role }) => workshop.roles.includes(role)))

/** Oneself and colleagues of one's establishment; organisers anybody. Whether that person may come is `mayCome`. */
export const mayRegister = (
  actor: Person & Pick<Actor, 'establishmentId'>,
  workshop: WorkshopFacts,
  person: { readonly memberId: string; readonly establishmentId: string | null },
): boolean =>
  mayRead(actor, workshop) &&
  (person.memberId === actor.memberId ||
    mayOrganise(actor, workshop) ||
    (actor.establishmentId !== null && person.establishmentId === actor.establishmentId))

/** Who comes, who registered them, and the organisers. */
export const mayCancelRegistration = (
  actor: Person,
  workshop: Pick<WorkshopFacts, 'organisers'>,
  registration: { readonly memberId: string; readonly registeredById: string },
): boolean =>
  registration.memberId === actor.memberId ||
  registration.registeredById === actor.memberId ||
  mayOrganise(actor, workshop)

/** The offer is made to one person; a colleague who registered him or her may answer too. */
export const mayAnswerOffer = (
  actor: Person,
  registration: { readonly memberId: string; readonly registeredById: string },
): boolean => registration.memberId === actor.memberId || registration.registeredById === actor.memberId
