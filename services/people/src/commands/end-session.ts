import { command, type Context } from '@ama/graphql'
import { notFound } from '@ama/kernel'
import { credentialEndedEvent } from '../auth/credential-ended-event.ts'
import { mayEndSession } from '../permissions.ts'

/** Ends one of the member's own sessions, at once; again changes nothing. Gives the session's id. */
export const endSession = (
  context: Context,
  input: { readonly sessionId: string; readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'end-session', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const id = input.sessionId
    await tx.$queryRaw`SELECT 1 FROM auth_session WHERE id = ${id}::uuid FOR UPDATE`
    const session = await tx.authSession.findUnique({ where: { id } })
    if (!session || !mayEndSession(actor, session)) throw notFound('Cette session n’existe pas ou n’existe plus.')
    if (session.expiresAt <= now) return id
    await tx.authSession.update({ where: { id }, data: { expiresAt: now } })
    await emit(credentialEndedEvent(session.memberId, 'session', id))
    return id
  })
