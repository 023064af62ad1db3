import type { Database } from '@ama/database'
import type { Clock } from '@ama/kernel'
import type { Mailer } from '@ama/mail'
import { localeOf } from '../rules/check-locale.ts'
import { hashSecret } from '../tokens/token-secret.ts'
import { composeMail } from '@ama/mail'
import { signInLetter } from './sign-in-letter.ts'

/** Unused links that one address may have at a time: nobody's mailbox is flooded from here. */
const linksAtOnce = 5

/** The page that asks for a click before it uses the link. */
export const linkPage = (origin: string, token: string): string =>
  `${origin}/connexion/lien?jeton=${encodeURIComponent(token)}`

/** False, and the link is gone, when its address has enough others. One at a time, so that some remain of many at once. */
const keepLink = ({ prisma }: Database, email: string, token: string, now: Date): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`links of ${email}`}, 0))::text`
    const identifier = `magic-link:${hashSecret(token)}`
    const [others] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM auth_verification
       WHERE identifier LIKE 'magic-link:%' AND identifier <> ${identifier} AND expires_at > ${now}
         AND lower(value::jsonb ->> 'email') = ${email}`
    if ((others?.count ?? 0) < linksAtOnce) return true
    await tx.authVerification.deleteMany({ where: { identifier } })
    return false
  })

/** Sends the link to its member; does nothing for an address that nobody has, or that has links enough. */
export const sendSignInLetter = async (
  parts: { database: Database; mailer: Mailer; clock: Clock; origin: string },
  link: { email: string; token: string },
): Promise<void> => {
  const { database, mailer, clock, origin } = parts
  const email = link.email.toLowerCase()
  const member = await database.prisma.member.findUnique({ where: { email } })
  if (!member || !(await keepLink(database, email, link.token, clock.now()))) return
  const locale = localeOf(member)
  const letter = signInLetter(locale, { displayName: member.displayName, url: linkPage(origin, link.token) })
  await mailer.send(composeMail(member.email, locale, letter))
}
