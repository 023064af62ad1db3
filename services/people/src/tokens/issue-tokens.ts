import type { Database } from '@ama/database'
import { newId, notFound, systemClock, type Clock } from '@ama/kernel'
import { normalEmail } from '../rules/check-email.ts'
import { newTokenSecret } from './token-secret.ts'

const day = 24 * 60 * 60 * 1000

/**
 * New personal tokens for these members, in the order of the addresses, valid for 90 days: for programs that the
 * operator trusts. Refuses, having written nothing, when an address belongs to no member.
 */
export const issueTokens = async (
  { prisma }: Database,
  emails: readonly string[],
  clock: Clock = systemClock,
): Promise<string[]> => {
  const wanted = emails.map(normalEmail)
  const members = await prisma.member.findMany({
    where: { email: { in: [...new Set(wanted)] } },
    select: { id: true, email: true },
  })
  const idByEmail = new Map(members.map((member) => [member.email, member.id]))
  const createdAt = clock.now()
  const expiresAt = new Date(createdAt.getTime() + 90 * day)
  const issued = wanted.map((email) => {
    const memberId = idByEmail.get(email)
    if (!memberId) throw notFound(`No member has the address ${email}.`)
    return { id: newId(), memberId, ...newTokenSecret() }
  })
  // One statement with arrays: as many tokens as one likes, where a row of parameters each would meet a limit.
  await prisma.$executeRaw`
    INSERT INTO personal_token (id, member_id, name, start, secret_hash, created_at, expires_at)
    SELECT id, member_id, 'hub token', start, secret_hash, ${createdAt}, ${expiresAt}
      FROM unnest(${issued.map((token) => token.id)}::uuid[], ${issued.map((token) => token.memberId)}::uuid[],
                  ${issued.map((token) => token.start)}::text[], ${issued.map((token) => token.secretHash)}::text[])
           AS issued(id, member_id, start, secret_hash)`
  return issued.map((token) => token.secret)
}
