import type { Transaction } from '@ama/database'
import type { Person } from '../permissions/workshop.ts'

/** Those who hold a role in the community now, with all their roles. */
export const membersOf = async (tx: Transaction, communityId: string): Promise<readonly Person[]> => {
  const members = await tx.member.findMany({
    where: { roles: { some: { communityId, endedAt: null } } },
    select: { id: true, roles: { where: { endedAt: null } } },
    orderBy: { id: 'asc' },
  })
  return members.map(({ id: memberId, roles }) => ({ memberId, roles }))
}
