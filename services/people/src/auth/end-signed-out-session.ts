import { emit, type EmitContext } from '@ama/bus'
import type { Prisma, Transaction } from '@ama/database'
import { credentialEnded } from '@ama/events'

/** Says, in the transaction that ends it, that a session or token is no longer good: sockets opened with it close. */
export const credentialEndedEvent = (memberId: string, kind: 'session' | 'token', credentialId: string) => ({
  definition: credentialEnded,
  subjectId: credentialId,
  communityId: null,
  audience: 'internal' as const,
  data: { memberId, kind, credentialId },
})

/** Ends one session, if it is still running; its row stays for the list until it is swept away. */
export const endSession = async (
  tx: Transaction,
  context: EmitContext,
  which: Prisma.AuthSessionWhereInput,
): Promise<void> => {
  const running = await tx.authSession.findFirst({ where: { ...which, expiresAt: { gt: context.now } } })
  if (!running) return
  await tx.authSession.update({ where: { id: running.id }, data: { expiresAt: context.now } })
  await emit(tx, context, credentialEndedEvent(running.memberId, 'session', running.id))
}
