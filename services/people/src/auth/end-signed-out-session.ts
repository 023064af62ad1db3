import { emit, transact } from '@ama/bus'
import type { Database } from '@ama/database'
import { newId, type Clock } from '@ama/kernel'
import { credentialEndedEvent } from './credential-ended-event.ts'

/** Ends the session of a cookie, if it still runs, and says so in the same transaction. */
export const endSignedOutSession = (database: Database, clock: Clock, token: string): Promise<void> =>
  transact(database, async (tx) => {
    const now = clock.now()
    const session = await tx.authSession.findUnique({ where: { token } })
    if (!session || session.expiresAt <= now) return
    const { id, memberId } = session
    await tx.authSession.update({ where: { id }, data: { expiresAt: now } })
    const context = { actorId: memberId, correlationId: newId(), now }
    await emit(tx, context, credentialEndedEvent(memberId, 'session', id))
  })
