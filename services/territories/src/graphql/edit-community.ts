import { builder, commandIdField, idOf, orRefusal, resultOf } from '@ama/graphql'
import { editCommunity } from '../commands/edit-community.ts'
import { CommunityNode } from './community.ts'

const EditCommunityInput = builder.inputType('EditCommunityInput', {
  fields: (t) => ({
    communityId: t.id({ required: true }),
    version: t.int({ required: true, description: 'The version edited: CONFLICT when someone edited in between.' }),
    name: t.string({ description: 'At most 120 characters; unchanged when absent.' }),
    communeCodes: t.stringList({ description: 'All its communes, at least one; unchanged when absent.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('editCommunity', (t) =>
  t.field({
    type: resultOf('EditCommunity', CommunityNode),
    description: 'The network referent changes the name or the communes of a community.',
    args: { input: t.arg({ type: EditCommunityInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const communityId = idOf('Community', input.communityId, 'communityId')
        const id = await editCommunity(context, { ...input, communityId })
        return context.hub.database.prisma.community.findUniqueOrThrow({ where: { id } })
      }),
  }),
)
