import type { Database } from '@ama/database'
import { newId, type Actor, type Role } from '@ama/kernel'

export interface MadeMember {
  readonly actor: Actor
  readonly email: string
  readonly heldRoleId: string
}

/** A member who holds one role, as an actor. */
export const makeMember = async (
  { prisma }: Database,
  of: { role: Role; communityId?: string | null; establishmentId?: string | null; email?: string; locale?: string },
): Promise<MadeMember> => {
  const { role, communityId = null, establishmentId = null, locale = 'fr' } = of
  const id = newId()
  const heldRoleId = newId()
  const email = of.email ?? `${id}@ama.example`
  await prisma.member.create({ data: { id, email, displayName: 'Élodie Dubourg', establishmentId, locale } })
  await prisma.heldRole.create({ data: { id: heldRoleId, memberId: id, role, communityId } })
  const credential = { kind: 'session' as const, id: newId(), expiresAt: null }
  return { actor: { memberId: id, establishmentId, roles: [{ role, communityId }], credential }, email, heldRoleId }
}
