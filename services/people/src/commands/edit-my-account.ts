import { command, type Context } from '@ama/graphql'
import { accepted } from '@ama/kernel'
import { checkLocale } from '../rules/check-locale.ts'
import { checkDisplayName } from '../rules/check-text.ts'

/** The member's own name and language; what is not given stays. Gives the member's id. */
export const editMyAccount = (
  context: Context,
  input: {
    readonly displayName?: string | null | undefined
    readonly locale?: string | null | undefined
    readonly commandId?: string | null | undefined
  },
): Promise<string> =>
  command(context, { name: 'edit-my-account', commandId: input.commandId }, async (tx, { actor, now }) => {
    const { displayName, locale } = input
    await tx.member.update({
      where: { id: actor.memberId },
      data: {
        ...(displayName == null ? {} : { displayName: accepted(checkDisplayName(displayName)) }),
        ...(locale == null ? {} : { locale: accepted(checkLocale(locale)) }),
        updatedAt: now,
      },
    })
    return actor.memberId
  })
