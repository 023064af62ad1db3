import type { PersonalToken } from '@ama/database'
import { builder, commandIdField, encodeNodeId, idOf, orRefusal, resultOf, type Context } from '@ama/graphql'
import { createToken } from '../commands/create-token.ts'
import { endToken } from '../commands/end-token.ts'

export const PersonalTokenType = builder.objectRef<PersonalToken>('PersonalToken').implement({
  description: 'Lets a program of the member in.',
  fields: (t) => ({
    id: t.id({ resolve: (token) => encodeNodeId('PersonalToken', token.id) }),
    name: t.exposeString('name'),
    start: t.exposeString('start', { nullable: true, description: 'How it begins, to tell tokens apart.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'To the hour.' }),
  }),
})

const CreatedToken = builder.objectRef<{ secret: string; token: PersonalToken }>('CreatedToken').implement({
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'Shown this once: the hub keeps only its hash.' }),
    token: t.field({ type: PersonalTokenType, resolve: (created) => created.token }),
  }),
})

const tokenById = ({ hub }: Context, id: string) =>
  hub.database.prisma.personalToken.findUniqueOrThrow({ where: { id } })

const CreateTokenInput = builder.inputType('CreateTokenInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    expiresInDays: t.int({ description: 'From 1 to 365; 90 when not given.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('createToken', (t) =>
  t.field({
    type: resultOf('CreateToken', CreatedToken),
    args: { input: t.arg({ type: CreateTokenInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () => {
        const { id, secret } = await createToken(context, input)
        return { secret, token: await tokenById(context, id) }
      }),
  }),
)

const EndTokenInput = builder.inputType('EndTokenInput', {
  fields: (t) => ({ tokenId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationField('endToken', (t) =>
  t.field({
    type: resultOf('EndToken', PersonalTokenType),
    description: 'Ends one of the viewer’s tokens, at once.',
    args: { input: t.arg({ type: EndTokenInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        tokenById(
          context,
          await endToken(context, { ...input, tokenId: idOf('PersonalToken', input.tokenId, 'tokenId') }),
        ),
      ),
  }),
)
