import type { Database } from '@ama/database'

const day = 24 * 60 * 60 * 1000

/** Forgets the sessions of a member that ended a day ago or more, when the next one begins. */
export const sweepSessions = async ({ prisma }: Database, memberId: string, now: Date): Promise<void> => {
  const expiresAt = { lt: new Date(now.getTime() - day) }
  await prisma.authSession.deleteMany({ where: { memberId, expiresAt } })
}
