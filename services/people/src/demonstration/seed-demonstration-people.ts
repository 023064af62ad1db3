import type { Database } from '@ama/database'
import type { Clock } from '@ama/kernel'
import { addDemonstrationMembers, type DemonstrationMember } from './add-demonstration-members.ts'
import { establishmentsOf, inTurn } from './establishments-of.ts'
import { emailOf, inventedPeople } from './invented-people.ts'
import { personas } from './personas.ts'

const local = (slug: string) => [
  ...personas.filter((persona) => persona.community === slug),
  ...(inventedPeople[slug] ?? []).map((person) => ({ ...person, email: emailOf(person.displayName) })),
]

const networkWide: readonly DemonstrationMember[] = personas
  .filter((persona) => persona.community === null)
  .map((persona) => ({ ...persona, establishmentId: null, communityId: null }))

/**
 * The personas of the demonstration and a few invented members of each of its communities. Run after the communities
 * are there, at every start: what was edited or ended since stays so.
 */
export const seedDemonstrationPeople = ({ prisma }: Database, clock: Clock): Promise<void> =>
  prisma.$transaction(async (tx) => {
    const communities = await tx.community.findMany({ orderBy: { slug: 'asc' } })
    const members: DemonstrationMember[] = [...networkWide]
    for (const { id: communityId, slug } of communities) {
      const people = local(slug)
      const establishments = people.length > 0 ? await establishmentsOf(tx, communityId) : []
      for (const [n, { email, displayName, role }] of people.entries()) {
        // The last one is a colleague of the first, who is a manager: she can be registered with her.
        const establishmentId = inTurn(establishments, n === people.length - 1 ? 0 : n)
        members.push({ email, displayName, role, communityId, establishmentId, organisation: null })
      }
    }
    await addDemonstrationMembers(tx, members, clock.now())
  })
