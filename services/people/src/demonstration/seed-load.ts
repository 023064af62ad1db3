import type { Database } from '@ama/database'
import { notFound, systemClock } from '@ama/kernel'
import { addDemonstrationMembers } from './add-demonstration-members.ts'
import { establishmentsOf, inTurn } from './establishments-of.ts'
import { inventedName } from './invented-people.ts'

/**
 * Adds demonstration professionals load-1@demo.example … load-N@demo.example to a community, spread over its
 * establishments; those who are there already stay. Refuses an unknown community.
 */
export const seedLoad = ({ prisma }: Database, load: { members: number; communitySlug: string }): Promise<void> =>
  prisma.$transaction(
    async (tx) => {
      const community = await tx.community.findUnique({ where: { slug: load.communitySlug } })
      if (!community) {
        const known = await tx.community.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } })
        const slugs = known.map(({ slug }) => slug).join(', ')
        throw notFound(`No community is called "${load.communitySlug}". There are: ${slugs || 'none yet'}.`)
      }
      const establishments = await establishmentsOf(tx, community.id)
      const members = Array.from({ length: load.members }, (_, n) => ({
        email: `load-${n + 1}@demo.example`,
        displayName: inventedName(n),
        organisation: null,
        establishmentId: inTurn(establishments, n),
        role: 'PROFESSIONAL' as const,
        communityId: community.id,
      }))
      await addDemonstrationMembers(tx, members, systemClock.now())
    },
    { timeout: 60_000 },
  )
