import type { Database } from '@ama/database'
import type { Locale, Mail } from '@ama/mail'
import type { z } from 'zod'

/** A notice as a member reads it, in the hub and by mail. */
export interface NoticeWords {
  readonly title: string
  readonly text: string
  /** The page of the hub that it leads to, such as /ateliers/…; what is to be decided is decided there. */
  readonly path: string
  /** Label of the mail's button. */
  readonly button: string
  readonly icalEvent?: Mail['icalEvent']
}

interface Both {
  readonly fr: string
  readonly en: string
}

/** One notice to be put into words. */
export interface ToWrite<About> {
  readonly memberId: string
  readonly locale: Locale
  readonly about: About
}

/** A kind of notice, defined by the area that tells it. */
export interface NoticeKind<About = unknown> {
  /** Such as SEAT_OFFERED: kept in the database, never changed. */
  readonly kind: string
  /** Mailed at once, whatever the hours that the member chose: tomorrow is too late. */
  readonly urgent: boolean
  readonly label: Both
  /** “Vous recevez ceci parce que …” */
  readonly because: Both
  readonly about: z.ZodType<About>
  /** All of a page at once. null: there is nothing left to tell, or it is not for this member any more. */
  readonly write: (
    parts: { readonly database: Database; readonly origin: string },
    notices: readonly ToWrite<About>[],
  ) => Promise<(NoticeWords | null)[]>
}

const known = new Map<string, NoticeKind>()

/** Defines a kind of notice; defined means known to lists, mails and settings. */
export const defineNotice = <About>(kind: NoticeKind<About>): NoticeKind<About> => {
  known.set(kind.kind, {
    ...kind,
    about: kind.about,
    write: (parts, notices) =>
      kind.write(
        parts,
        notices.map((notice) => ({ ...notice, about: kind.about.parse(notice.about) })),
      ),
  })
  return kind
}

/** null: an earlier version of the hub knew it. */
export const noticeKind = (kind: string): NoticeKind | null => known.get(kind) ?? null

export const noticeKinds = (): readonly NoticeKind[] => [...known.values()]
