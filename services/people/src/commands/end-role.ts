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

/** Without a référente nobody could name another. One leaves at a time: two that looked at once would both see two. */
const keepOneReferent = async (tx: Transaction): Promise<void> => {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('network referents', 0))::text`
  const referents = await tx.heldRole.count({ where: { role: 'NETWORK_REFERENT', communityId: null, endedAt: null } })
  if (referents < 2) {
    throw conflict('Le réseau garde toujours une référente : nommez d’abord la personne qui prend la suite.')
  }
}
