import type { Transaction } from '@ama/database'
import { roleEnded } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { conflict, forbidden, notFound } from '@ama/kernel'
import { mayEndRole } from '../permissions.ts'

/** Ends a role: what it let its member see closes at once. Ending it again changes nothing. Gives the member's id. */
export const endRole = (
  context: Context,
  input: { readonly heldRoleId: string; readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'end-role', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const id = input.heldRoleId
    await tx.$queryRaw`SELECT 1 FROM held_role WHERE id = ${id}::uuid FOR UPDATE`
    const held = await tx.heldRole.findUnique({ where: { id }, include: { member: true } })
    if (!held) throw notFound('Ce rôle n’existe pas ou n’existe plus.')
    const { memberId, role, communityId, member } = held
    if (!mayEndRole(actor, { memberId, role, communityId, establishmentId: member.establishmentId })) {
      throw forbidden(
        'Seules la personne elle-même, la direction de son établissement et la référente réseau peuvent mettre fin à ce rôle.',
      )
    }
    if (held.endedAt) return memberId
    if (role === 'NETWORK_REFERENT') await keepOneReferent(tx)
    await tx.heldRole.update({ where: { id }, data: { endedAt: now } })
    await emit({
      definition: roleEnded,
      subjectId: memberId,
      communityId,
      audience: 'internal',
      data: { memberId, role, communityId },
    })
    return memberId
  })

/** Without a référente nobody could name another. Locks them all, so that two can't leave at once. */
const keepOneReferent = async (tx: Transaction): Promise<void> => {
  const referents = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM held_role WHERE role = 'NETWORK_REFERENT' AND community_id IS NULL AND ended_at IS NULL
     ORDER BY id FOR UPDATE`
  if (referents.length < 2) {
    throw conflict('Le réseau garde toujours une référente : nommez d’abord la personne qui prend la suite.')
  }
}
