import { command, type Context } from '@ama/graphql'
import { notFound } from '@ama/kernel'
import { credentialEndedEvent } from '../auth/credential-ended-event.ts'
import { mayEndToken } from '../permissions.ts'

/** Ends one of the member's own tokens, at once; again changes nothing. Gives the token's id. */
export const endToken = (
  context: Context,
  input: { readonly tokenId: string; readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'end-token', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const id = input.tokenId
    await tx.$queryRaw`SELECT 1 FROM personal_token WHERE id = ${id}::uuid FOR UPDATE`
    const token = await tx.personalToken.findUnique({ where: { id } })
    // Another's token is not even said to exist.
    if (!token || !mayEndToken(actor, token)) throw notFound('Ce jeton n’existe pas ou n’existe plus.')
    if (token.endedAt) return id
    await tx.personalToken.update({ where: { id }, data: { endedAt: now } })
    await emit(credentialEndedEvent(token.memberId, 'token', id))
    return id
  })
