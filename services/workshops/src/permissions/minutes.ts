import { mayOrganise, mayRead, type Person, type WorkshopFacts } from './workshop.ts'

/** Published, whoever may see the workshop; before, its organisers alone. */
export const mayReadMinutes = (actor: Person, workshop: WorkshopFacts, publishedAt: Date | null): boolean =>
  mayOrganise(actor, workshop) || (publishedAt !== null && mayRead(actor, workshop))
