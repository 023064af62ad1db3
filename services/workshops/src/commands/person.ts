import type { Transaction } from '@ama/database'
import { notFound } from '@ama/kernel'
import type { Person } from '../permissions/workshop.ts'

/** A member with the roles held now, to judge whether he or she may come. */
export const findPerson = async (
  tx: Transaction,
  memberId: string,
): Promise<Person & { readonly establishmentId: string | null; readonly displayName: string }> => {
  const member = await tx.member.findUnique({
    where: { id: memberId },
    include: { roles: { where: { endedAt: null } } },
  })
  if (!member) throw notFound('Cette personne n’est pas, ou n’est plus, membre du hub.')
  const { id, roles, establishmentId, displayName } = member
  return { memberId: id, roles, establishmentId, displayName }
}
