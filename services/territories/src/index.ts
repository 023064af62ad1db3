import type { Area } from '@ama/graphql'
import './graphql/edit-community.ts'
import './graphql/queries.ts'
import { markEstablishmentActive } from './reactions/mark-establishment-active-when-member-takes-part.ts'

export { seedDemonstrationCommunities } from './demonstration/seed-demonstration-communities.ts'
export { seedTerritory } from './geography/seed-territory.ts'
export { CommunityNode } from './graphql/community.ts'
export { EstablishmentNode } from './graphql/establishment.ts'

export const territories: Area = { name: 'territories', reactions: [markEstablishmentActive] }
