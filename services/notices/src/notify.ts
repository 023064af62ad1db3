import type { NewEvent } from '@ama/bus'
import type { Transaction } from '@ama/database'
import { noticesWritten } from '@ama/events'
import { newId } from '@ama/kernel'
import type { NoticeKind } from './define-notice.ts'
import { mailMoment, usualHours } from './rules/mail-moment.ts'

/**
 * Tells members something, in the caller's transaction: listed at once, mailed when they want it. What has the same
 * `onceKey` is told each member once, however often this is called.
 */
export const notify = async <About>(
  tx: Transaction,
  { kind, urgent, about: aboutShape }: NoticeKind<About>,
  notice: {
    readonly memberIds: readonly string[]
    readonly about: About
    readonly onceKey: string
    readonly now: Date
    readonly emit: (event: NewEvent<typeof noticesWritten.data>) => Promise<void>
  },
): Promise<void> => {
  const { memberIds, onceKey, now, emit } = notice
  const about: object = JSON.parse(JSON.stringify(aboutShape.parse(notice.about)))
  const chosen = await tx.noticeSettings.findMany({ where: { memberId: { in: [...memberIds] } } })
  const settings = new Map(chosen.map((each) => [each.memberId, each]))
  const rows = [...new Set(memberIds)].map((memberId) => {
    const own = settings.get(memberId)
    const mailed = !own?.bouncedAt && !own?.unmailed.includes(kind)
    const nextAttemptAt = mailed ? (urgent ? now : mailMoment(now, own ?? usualHours)) : null
    return { id: newId(), memberId, kind, about, onceKey, createdAt: now, nextAttemptAt }
  })
  const written = await tx.notice.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { memberId: true },
  })
  const told = written.map(({ memberId }) => memberId)
  if (told.length === 0) return
  await emit({
    definition: noticesWritten,
    subjectId: newId(),
    communityId: null,
    audience: 'members',
    data: { memberIds: told },
  })
}
