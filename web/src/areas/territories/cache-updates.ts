import type { Cache } from '@urql/exchange-graphcache'

/** What a live item about a community does not carry: asked for again by screens that show it. */
const ground = [
  'communes',
  'epcis',
  'establishments',
  'establishmentCount',
  'employeeCount',
  'establishmentRange',
  'employeeRange',
]

interface TerritoryActivity {
  readonly kind: string
  readonly community?: { readonly id: string } | null
}

/** Brings a change of a community's ground, or a new member, into the cache. */
export const applyTerritoryActivity = (cache: Cache, { kind, community }: TerritoryActivity): void => {
  if (!community) return
  const fields = kind === 'COMMUNITY_EDITED' ? ground : kind === 'MEMBER_JOINED' ? ['members'] : []
  for (const field of fields) cache.invalidate(`Community:${community.id}`, field)
}
