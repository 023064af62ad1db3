import { stableId } from '@ama/kernel'
import { slugOf } from '../rules/slug-of.ts'
import file from './bassins-demonstration.json' with { type: 'json' }

/** One of the nine demonstration communities: our own grouping, the real ones are not published. */
export interface DemonstrationCommunity {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly epciSirens: readonly string[]
}

export const demonstrationCommunities: readonly DemonstrationCommunity[] = file.bassins.map((bassin) => ({
  id: stableId(`community:${bassin.id}`),
  slug: slugOf(bassin.nom),
  name: bassin.nom,
  epciSirens: bassin.epci.map((epci) => epci.siren),
}))
