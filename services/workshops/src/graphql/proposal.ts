import { builder } from '@ama/graphql'

export const ProposalNode = builder.prismaNode('Proposal', {
  id: { field: 'id' },
  fields: (t) => ({ title: t.exposeString('title') }),
})
