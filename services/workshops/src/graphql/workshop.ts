import { builder } from '@ama/graphql'

/** A workshop of managers or a meeting of communities. */
export const WorkshopNode = builder.prismaNode('Workshop', {
  id: { field: 'id' },
  fields: (t) => ({ title: t.exposeString('title') }),
})
