import type { Cache } from '@urql/exchange-graphcache'
import { forgetField } from '../../lib/cache-lists.ts'

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
  const fields = kind === 'COMMUNITY_EDITED' ? ground : kind === 'MEMBER_JOINED' ? ['members', 'memberCount'] : []
  for (const field of fields) forgetField(cache, `Community:${community.id}`, field)
}
