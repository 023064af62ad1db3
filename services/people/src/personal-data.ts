import type { Database } from '@ama/database'

/** What this area keeps about a member. Secrets are left out: they are of no use to read, and of use to steal. */
export const personalData = async ({ prisma }: Database, memberId: string) => ({
  member: await prisma.member.findUnique({ where: { id: memberId }, include: { establishment: true } }),
  roles: await prisma.heldRole.findMany({
    where: { memberId },
    select: { role: true, community: { select: { name: true } }, createdAt: true, endedAt: true },
    orderBy: { createdAt: 'asc' },
  }),
  sessions: await prisma.authSession.findMany({
    where: { memberId },
    select: { createdAt: true, expiresAt: true, userAgent: true },
    orderBy: { createdAt: 'asc' },
  }),
  openIdAccounts: await prisma.authAccount.findMany({
    where: { memberId },
    select: { providerId: true, accountId: true, createdAt: true },
  }),
  tokens: await prisma.personalToken.findMany({
    where: { memberId },
    select: { name: true, start: true, createdAt: true, expiresAt: true, lastUsedAt: true, endedAt: true },
    orderBy: { createdAt: 'asc' },
  }),
  invitations: await prisma.invitation.findMany({
    where: { memberId },
    select: { role: true, createdAt: true, sentAt: true },
    orderBy: { createdAt: 'asc' },
  }),
})
