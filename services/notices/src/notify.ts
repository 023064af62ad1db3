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
  const about = JSON.stringify(aboutShape.parse(notice.about))
  const chosen = await tx.noticeSettings.findMany({ where: { memberId: { in: [...memberIds] } } })
  const settings = new Map(chosen.map((each) => [each.memberId, each]))
  const told: string[] = []
  for (const memberId of new Set(memberIds)) {
    const own = settings.get(memberId)
    const mailed = !own?.bouncedAt && !own?.unmailed.includes(kind)
    const at = mailed ? (urgent ? now : mailMoment(now, own ?? usualHours)) : null
    told.push(
      ...(
        await tx.notice.createManyAndReturn({
          data: [{ id: newId(), memberId, kind, about: JSON.parse(about), onceKey, createdAt: now, nextAttemptAt: at }],
          skipDuplicates: true,
          select: { memberId: true },
        })
      ).map((row) => row.memberId),
    )
  }
  if (told.length === 0) return
  await emit({
    definition: noticesWritten,
    subjectId: newId(),
    communityId: null,
    audience: 'members',
    data: { memberIds: told },
  })
}
