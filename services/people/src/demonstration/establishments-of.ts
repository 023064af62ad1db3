import type { Transaction } from '@ama/database'

/** The establishments of a community, in an order that stays; the members of a demonstration are spread over them. */
export const establishmentsOf = async (tx: Transaction, communityId: string): Promise<string[]> => {
  const establishments = await tx.establishment.findMany({
    where: { commune: { communities: { some: { communityId } } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return establishments.map(({ id }) => id)
}

/** The n-th in turn; null when there are none. */
export const inTurn = (ids: readonly string[], n: number): string | null => ids[n % ids.length] ?? null
