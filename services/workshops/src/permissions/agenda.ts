import { mayOrganise, mayRead, type Person, type WorkshopFacts } from './workshop.ts'

/** Whoever may see it proposes points until it is over; organisers also while it is a draft. */
export const mayProposePoint = (
  actor: Person,
  workshop: WorkshopFacts & { readonly state: string; readonly endsAt: Date },
  now: Date,
): boolean =>
  workshop.endsAt > now &&
  ((workshop.state === 'PUBLISHED' && mayRead(actor, workshop)) ||
    (workshop.state === 'DRAFT' && mayOrganise(actor, workshop)))

interface PointFacts {
  readonly state: string
  readonly proposedById: string
}

/** A declined point is between who proposed it and the organisers. */
export const mayReadPoint = (actor: Person, workshop: Pick<WorkshopFacts, 'organisers'>, point: PointFacts): boolean =>
  point.state !== 'DECLINED' || point.proposedById === actor.memberId || mayOrganise(actor, workshop)

/** Who proposed it, until organisers have accepted it; organisers always. */
export const mayWithdrawPoint = (
  actor: Person,
  workshop: Pick<WorkshopFacts, 'organisers'>,
  point: PointFacts,
): boolean => mayOrganise(actor, workshop) || (point.proposedById === actor.memberId && point.state !== 'ACCEPTED')
