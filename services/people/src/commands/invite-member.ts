import type { Transaction } from '@ama/database'
import { memberInvited } from '@ama/events'
import { command, type Context, type Deed } from '@ama/graphql'
import { accepted, newId, notFound } from '@ama/kernel'
import { writeInvitation } from '../invitations/write-invitation.ts'
import { checkInvitation, planInvitation, type InvitationInput, type InvitationPlan } from '../rules/plan-invitation.ts'
import { giveRole } from './give-role.ts'

/**
 * Invites a person, by a mail that follows; gives the member's id. Who is a member already gets the role, once; the
 * name and organisation of the input are then left aside.
 */
export const inviteMember = (
  context: Context,
  input: InvitationInput & { readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'invite-member', commandId: input.commandId }, async (tx, deed) => {
    const { role, communityId } = input
    const { actor, now } = deed
    const email = accepted(checkInvitation(input))
    if (communityId && !(await tx.community.findUnique({ where: { id: communityId } }))) {
      throw notFound('Cette communauté n’existe pas.')
    }
    const establishment = await findEstablishment(tx, input)
    const plan = async () =>
      accepted(
        planInvitation(actor, input, { establishment, member: await tx.member.findUnique({ where: { email } }) }),
      )
    let planned = await plan()
    // Somebody may have invited the same person since: then she is a member, and what that allows is looked at anew.
    if (planned.kind === 'new-member' && !(await addMember(tx, deed, email, planned))) planned = await plan()
    const memberId = await lockMember(tx, email)
    if (planned.kind === 'known-member') {
      await tx.member.update({ where: { id: memberId }, data: { establishmentId: planned.establishmentId } })
    }
    if (await giveRole(tx, deed, { memberId, role, communityId })) {
      await writeInvitation(tx, { memberId, communityId, role, invitedById: actor.memberId, now })
    }
    return memberId
  })

const findEstablishment = async (tx: Transaction, { communityId, establishmentId }: InvitationInput) => {
  if (establishmentId === null) return null
  const establishment = await tx.establishment.findUnique({
    where: { id: establishmentId },
    include: { commune: { include: { communities: true } } },
  })
  if (!establishment) throw notFound('Cet établissement n’existe pas.')
  return { inCommunity: establishment.commune.communities.some((each) => each.communityId === communityId) }
}

/** False when the address was taken meanwhile. */
const addMember = async (
  tx: Transaction,
  deed: Deed,
  email: string,
  plan: Extract<InvitationPlan, { kind: 'new-member' }>,
): Promise<boolean> => {
  const { displayName, establishmentId, organisation } = plan
  const id = newId()
  const at = { createdAt: deed.now, updatedAt: deed.now }
  const { count } = await tx.member.createMany({
    data: [{ id, email, displayName, establishmentId, organisation, ...at }],
    skipDuplicates: true,
  })
  if (count === 0) return false
  await deed.emit({
    definition: memberInvited,
    subjectId: id,
    communityId: null,
    audience: 'internal',
    data: { memberId: id, establishmentId },
  })
  return true
}

/** Two invitations of one person at once give the role once. */
const lockMember = async (tx: Transaction, email: string): Promise<string> => {
  await tx.$queryRaw`SELECT 1 FROM member WHERE email = ${email} FOR NO KEY UPDATE`
  return (await tx.member.findUniqueOrThrow({ where: { email }, select: { id: true } })).id
}
