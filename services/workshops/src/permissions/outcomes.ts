import { mayReadMinutes } from './minutes.ts'
import { mayOrganise, type Person, type WorkshopFacts } from './workshop.ts'

/** Decisions and tasks are read with the minutes: once these are published, and by organisers before. */
export const mayReadOutcomes = mayReadMinutes

/** Who is to do it, and the organisers. */
export const mayFinishTask = (
  actor: Person,
  workshop: Pick<WorkshopFacts, 'organisers'>,
  task: { readonly assigneeId: string },
): boolean => task.assigneeId === actor.memberId || mayOrganise(actor, workshop)

/** Whoever took part, once it is over: who was checked in, and where nobody checked in who was registered. */
export const mayTellSatisfaction = (
  registration: { readonly state: string } | null,
  workshop: { readonly state: string; readonly endsAt: Date },
  now: Date,
): boolean =>
  workshop.state === 'PUBLISHED' &&
  workshop.endsAt <= now &&
  registration !== null &&
  ['REGISTERED', 'ATTENDED'].includes(registration.state)
