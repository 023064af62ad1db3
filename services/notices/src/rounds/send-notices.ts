import type { Database } from '@ama/database'
import type { Round, RoundParts } from '@ama/graphql'
import { describeError } from '@ama/kernel'
import { composeMail, type Locale } from '@ama/mail'
import { noticeKind, type NoticeWords } from '../define-notice.ts'
import { writeWords } from '../write-words.ts'

/** After these attempts, a day and a half in all, it is given up. */
const attemptsAtMost = 12

interface Claimed {
  readonly id: string
  readonly kind: string
  readonly about: unknown
  readonly memberId: string
  readonly attempts: number
  readonly email: string
  readonly displayName: string
  readonly locale: Locale
}

/**
 * Takes the next that is due out of the others' reach for a while that grows: 1, 2, 4 … minutes, then 6 hours. One alone:
 * of several, the last would wait for all mails before it, and be due again for another process meanwhile.
 */
const claim = async ({ pool }: Database, now: Date): Promise<Claimed | undefined> => {
  const { rows } = await pool.query<Claimed>(
    `UPDATE notice
        SET attempts = attempts + 1, next_attempt_at = $1::timestamptz + least(interval '1 minute' * 2 ^ attempts, '6 hours')
       FROM member
      WHERE member.id = notice.member_id
        AND notice.id IN (SELECT id FROM notice WHERE next_attempt_at <= $1
                           ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING notice.id, kind, about, member_id AS "memberId", attempts, email, display_name AS "displayName", locale`,
    [now],
  )
  return rows[0]
}

const footer = {
  fr: (because: string) => [
    `Vous recevez ceci parce que ${because}.`,
    'Dans vos réglages de notifications, vous choisissez ce qui vous est envoyé, et à quelles heures.',
  ],
  en: (because: string) => [
    `You get this because ${because}.`,
    'In your notification settings you choose what is mailed to you, and at what hours.',
  ],
}

const letterOf = ({ kind, displayName, locale }: Claimed, words: NoticeWords, origin: string) => ({
  subject: words.title,
  greeting: locale === 'fr' ? `Bonjour ${displayName},` : `Hello ${displayName},`,
  paragraphs: [words.text],
  button: { label: words.button, url: `${origin}${words.path}` },
  notes: footer[locale](noticeKind(kind)?.because[locale] ?? ''),
})

/** The relay says for good that it will not take mail for this address (RFC 5321, 5yz at RCPT). */
const isBounce = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  'command' in error &&
  error.command === 'RCPT TO' &&
  Number(error.responseCode) >= 500

/** Mails it; what has nothing left to tell is not mailed. */
const send = async (parts: RoundParts, notice: Claimed): Promise<void> => {
  const { database, clock, mailer, configuration, log } = parts
  const { origin } = configuration
  const { id, memberId, attempts, email, locale } = notice
  try {
    const about = JSON.parse(JSON.stringify(notice.about))
    const words = (await writeWords({ database, origin }, [{ ...notice, about }])).get(id)
    if (words) {
      const mail = composeMail(email, locale, letterOf(notice, words, origin))
      const messageId = `<${id}@${new URL(origin).hostname}>`
      await mailer.send({ ...mail, messageId, ...(words.icalEvent ? { icalEvent: words.icalEvent } : {}) })
    }
    const sentAt = words ? clock.now() : null
    await database.prisma.notice.update({ where: { id }, data: { sentAt, nextAttemptAt: null } })
  } catch (error) {
    const bounced = isBounce(error)
    log.warn({ reason: describeError(error), notice: id, attempts, bounced }, 'a notice could not be mailed')
    if (!bounced && attempts < attemptsAtMost) return
    await database.prisma.notice.update({ where: { id }, data: { failedAt: clock.now(), nextAttemptAt: null } })
    if (!bounced) return
    const bouncedAt = clock.now()
    await database.prisma.noticeSettings.upsert({
      where: { memberId },
      create: { memberId, bouncedAt },
      update: { bouncedAt },
    })
    await database.prisma.notice.updateMany({ where: { memberId, sentAt: null }, data: { nextAttemptAt: null } })
  }
}

/**
 * Mails the notices that are due. Claimed first, marked after: a process that dies between the two sends it again
 * later under the same Message-ID, so nothing is lost and mail programs show one.
 */
export const sendNotices: Round = {
  name: 'send-notices',
  every: 2_000,
  run: async (parts) => {
    const { database, clock, stopping } = parts
    while (!stopping.aborted) {
      const due = await claim(database, clock.now())
      if (!due) return
      await send(parts, due)
    }
  },
}
