import type { Area } from '@ama/graphql'
import './graphql/community-members.ts'
import './graphql/demonstration-mails.ts'
import './graphql/instance.ts'
import './graphql/member-mutations.ts'
import { personalData } from './personal-data.ts'

export { bearerOf } from './auth/authenticate.ts'
export { clientAddress } from './auth/client-address.ts'
export { createAuth, type Auth, type AuthParts } from './auth/create-auth.ts'
export { keepSecret } from './auth/keep-secret.ts'
export { seedDemonstrationPeople } from './demonstration/seed-demonstration-people.ts'
export { seedLoad } from './demonstration/seed-load.ts'
export { MemberNode, RoleType } from './graphql/member.ts'
export { Viewer } from './graphql/viewer.ts'
export { issueTokens } from './tokens/issue-tokens.ts'

export const people: Area = { name: 'people', reactions: [], personalData }
