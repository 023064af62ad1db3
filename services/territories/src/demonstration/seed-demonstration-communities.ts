import type { Database, Transaction } from '@ama/database'
import type { Clock } from '@ama/kernel'
import { planEstablishments } from './plan-establishments.ts'
import { demonstrationCommunities, type DemonstrationCommunity } from './read-communities.ts'

/**
 * Makes the nine demonstration communities with their communes and establishments, where they don't exist yet: what
 * the referent edited since stays as it is. The territory must be there (`seedTerritory`).
 */
export const seedDemonstrationCommunities = async ({ prisma }: Database, clock: Clock): Promise<void> => {
  const existing = await prisma.community.findMany({ select: { slug: true } })
  const slugs = new Set(existing.map((community) => community.slug))
  if (demonstrationCommunities.every((community) => slugs.has(community.slug))) return
  const now = clock.now()
  await prisma.$transaction(async (tx) => {
    for (const [place, community] of demonstrationCommunities.entries()) await seedOne(tx, community, place, now)
  })
}

const seedOne = async (tx: Transaction, community: DemonstrationCommunity, place: number, now: Date) => {
  const { id, slug, name, epciSirens } = community
  const made = await tx.community.createMany({
    data: [{ id, slug, name, demonstration: true, createdAt: now }],
    skipDuplicates: true,
  })
  if (made.count === 0) return
  const towns = await tx.commune.findMany({ where: { epciSiren: { in: [...epciSirens] } }, orderBy: { code: 'asc' } })
  await tx.communityCommune.createMany({ data: towns.map((town) => ({ communityId: id, communeCode: town.code })) })
  await tx.establishment.createMany({ data: planEstablishments(community, place, towns), skipDuplicates: true })
}
