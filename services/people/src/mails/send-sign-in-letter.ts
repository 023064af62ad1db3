import type { Database } from '@ama/database'
import type { Clock } from '@ama/kernel'
import type { Mailer } from '@ama/mail'
import { localeOf } from '../rules/check-locale.ts'
import { hashSecret } from '../tokens/token-secret.ts'
import { composeMail } from './compose-mail.ts'
import { signInLetter } from './sign-in-letter.ts'

/** Unused links that one address may have at a time: nobody's mailbox is flooded from here. */
const linksAtOnce = 5

/** The page that asks for a click before it uses the link. */
export const linkPage = (origin: string, token: string): string =>
  `${origin}/connexion/lien?jeton=${encodeURIComponent(token)}`

/** Links of this address that were asked for before this one and are still good: ids are ordered in time. */
const countEarlier = async ({ pool }: Database, email: string, token: string, now: Date): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM auth_verification
      WHERE identifier LIKE 'magic-link:%' AND expires_at > $2 AND lower(value::jsonb ->> 'email') = $1
        AND id < (SELECT id FROM auth_verification WHERE identifier = 'magic-link:' || $3::text)`,
    [email, now, hashSecret(token)],
  )
  return rows[0]?.count ?? 0
}

/** Sends the link to its member; does nothing for an address that nobody has, or that has links enough. */
export const sendSignInLetter = async (
  parts: { database: Database; mailer: Mailer; clock: Clock; origin: string },
  link: { email: string; token: string },
): Promise<void> => {
  const { database, mailer, clock, origin } = parts
  const email = link.email.toLowerCase()
  const member = await database.prisma.member.findUnique({ where: { email } })
  if (!member || (await countEarlier(database, email, link.token, clock.now())) >= linksAtOnce) return
  const locale = localeOf(member)
  const letter = signInLetter(locale, { displayName: member.displayName, url: linkPage(origin, link.token) })
  await mailer.send(composeMail(member.email, locale, letter))
}
