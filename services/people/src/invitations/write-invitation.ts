import type { Transaction } from '@ama/database'
import { newId, type Role } from '@ama/kernel'

/** Puts the letter about a role in the way, in the transaction that gives the role: no invitation gets lost. */
export const writeInvitation = (
  tx: Transaction,
  invitation: { memberId: string; communityId: string | null; role: Role; invitedById: string; now: Date },
) => {
  const { now, ...about } = invitation
  return tx.invitation.create({ data: { id: newId(), ...about, createdAt: now, nextAttemptAt: now } })
}
