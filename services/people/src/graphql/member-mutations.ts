import { builder, commandIdField, idOf, orRefusal, resultOf, type Context } from '@ama/graphql'
import { editMyAccount } from '../commands/edit-my-account.ts'
import { endRole } from '../commands/end-role.ts'
import { inviteMember } from '../commands/invite-member.ts'
import { MemberNode, RoleType } from './member.ts'

const memberById = ({ hub }: Context, id: string) => hub.database.prisma.member.findUniqueOrThrow({ where: { id } })

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    displayName: t.string({ required: true, description: 'Left aside when the address has a member already.' }),
    role: t.field({ type: RoleType, required: true }),
    communityId: t.id({ description: 'Not for roles in the whole network.' }),
    establishmentId: t.id(),
    organisation: t.string({ description: 'Of those who work in no establishment.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('inviteMember', (t) =>
  t.field({
    type: resultOf('InviteMember', MemberNode),
    description: 'Gives a person a role and a mail that says so. Who is a member already keeps name and establishment.',
    args: { input: t.arg({ type: InviteMemberInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const { communityId, establishmentId, organisation } = input
        const id = await inviteMember(context, {
          ...input,
          communityId: communityId ? idOf('Community', communityId, 'communityId') : null,
          establishmentId: establishmentId ? idOf('Establishment', establishmentId, 'establishmentId') : null,
          organisation: organisation ?? null,
        })
        return memberById(context, id)
      }),
  }),
)

const EndRoleInput = builder.inputType('EndRoleInput', {
  fields: (t) => ({ heldRoleId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationField('endRole', (t) =>
  t.field({
    type: resultOf('EndRole', MemberNode),
    description: 'Ends a role: what it opened closes at once.',
    args: { input: t.arg({ type: EndRoleInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        memberById(
          context,
          await endRole(context, { ...input, heldRoleId: idOf('HeldRole', input.heldRoleId, 'heldRoleId') }),
        ),
      ),
  }),
)

const EditMyAccountInput = builder.inputType('EditMyAccountInput', {
  fields: (t) => ({
    displayName: t.string(),
    locale: t.string({ description: 'fr or en.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('editMyAccount', (t) =>
  t.field({
    type: resultOf('EditMyAccount', MemberNode),
    args: { input: t.arg({ type: EditMyAccountInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => memberById(context, await editMyAccount(context, input))),
  }),
)
