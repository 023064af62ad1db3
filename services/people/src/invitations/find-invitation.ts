import type { Database } from '@ama/database'

/** An invitation with all that its letter tells. */
export const findInvitation = async ({ prisma }: Database, id: string) => {
  const invitation = await prisma.invitation.findUniqueOrThrow({ where: { id }, include: { member: true } })
  const inviter = await prisma.member.findUnique({ where: { id: invitation.invitedById } })
  const community = invitation.communityId
    ? await prisma.community.findUnique({ where: { id: invitation.communityId } })
    : null
  return { ...invitation, inviter, community }
}

export type FoundInvitation = Awaited<ReturnType<typeof findInvitation>>
