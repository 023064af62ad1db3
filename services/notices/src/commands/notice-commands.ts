import { command, type Context } from '@ama/graphql'
import { invalid } from '@ama/kernel'
import { noticeKinds } from '../define-notice.ts'
import { usualHours } from '../rules/mail-moment.ts'

/** Marks the actor's own notices read; without ids, all of them. */
export const markNoticesRead = (
  context: Context,
  {
    noticeIds,
    commandId,
  }: { readonly noticeIds: readonly string[] | null; readonly commandId?: string | null | undefined },
): Promise<string> =>
  command(context, { name: 'mark-notices-read', commandId }, async (tx, { actor: { memberId }, now }) => {
    const which = noticeIds ? { id: { in: [...noticeIds] } } : {}
    await tx.notice.updateMany({ where: { memberId, readAt: null, ...which }, data: { readAt: now } })
    return memberId
  })

export interface EditNoticeSettings {
  readonly mailFrom?: number | null | undefined
  readonly mailUntil?: number | null | undefined
  readonly weekdaysOnly?: boolean | null | undefined
  readonly unmailed?: readonly string[] | null | undefined
  readonly resumeMails?: boolean | null | undefined
  readonly commandId?: string | null | undefined
}

/** Chooses what is mailed, and when; what is absent stays. */
export const editNoticeSettings = (context: Context, input: EditNoticeSettings): Promise<string> =>
  command(
    context,
    { name: 'edit-notice-settings', commandId: input.commandId },
    async (tx, { actor: { memberId } }) => {
      const before = await tx.noticeSettings.findUnique({ where: { memberId } })
      const mailFrom = input.mailFrom ?? before?.mailFrom ?? usualHours.mailFrom
      const mailUntil = input.mailUntil ?? before?.mailUntil ?? usualHours.mailUntil
      if (mailFrom < 0 || mailFrom > 23) throw invalid('mailFrom', 'Choisissez une heure entre 0 et 23.')
      if (mailUntil > 24 || mailUntil <= mailFrom) {
        throw invalid('mailUntil', 'L’heure de fin vient après l’heure de début, et au plus à 24 h.')
      }
      const known = new Set(noticeKinds().map(({ kind }) => kind))
      const unmailed = [...new Set(input.unmailed ?? before?.unmailed ?? [])]
      if (unmailed.some((kind) => !known.has(kind))) throw invalid('unmailed', 'Ce genre de notification n’existe pas.')
      const chosen = {
        mailFrom,
        mailUntil,
        weekdaysOnly: input.weekdaysOnly ?? before?.weekdaysOnly ?? usualHours.weekdaysOnly,
        unmailed,
        ...(input.resumeMails ? { bouncedAt: null } : {}),
      }
      await tx.noticeSettings.upsert({ where: { memberId }, create: { memberId, ...chosen }, update: chosen })
      return memberId
    },
  )
