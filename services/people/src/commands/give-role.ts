import type { NewEvent } from '@ama/bus'
import type { Transaction } from '@ama/database'
import { roleGiven } from '@ama/events'
import { newId, type Role } from '@ama/kernel'

/** Gives a role that the member doesn't hold yet; the member's row must be locked. False: it was held already. */
export const giveRole = async (
  tx: Transaction,
  deed: { now: Date; emit: (event: NewEvent) => Promise<void> },
  given: { memberId: string; role: Role; communityId: string | null },
): Promise<boolean> => {
  const { memberId, communityId } = given
  if (await tx.heldRole.findFirst({ where: { ...given, endedAt: null } })) return false
  await tx.heldRole.create({ data: { id: newId(), ...given, createdAt: deed.now } })
  await deed.emit({
    definition: roleGiven,
    subjectId: memberId,
    communityId,
    audience: communityId === null ? 'network' : 'community',
    data: given,
  })
  return true
}
