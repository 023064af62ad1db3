import type { Area } from '@ama/graphql'

export { DatePollNode } from './graphql/date-poll.ts'
export { ProposalNode } from './graphql/proposal.ts'
export { WorkshopNode } from './graphql/workshop.ts'

export const workshops: Area = { name: 'workshops', reactions: [] }
