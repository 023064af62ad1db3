import { builder } from '@ama/graphql'

export const DatePollNode = builder.prismaNode('DatePoll', {
  id: { field: 'id' },
  fields: (t) => ({ title: t.exposeString('title') }),
})
