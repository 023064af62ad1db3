import { inRound, type Round } from '@ama/graphql'
import { notify } from '@ama/notices'
import { closeWhenDue } from '../commands/settle-date-poll.ts'
import { datePollOver } from '../notices/date-poll-notice.ts'

/** A date poll whose time is over closes itself, and who asked learns which date suits most. */
export const closeDatePolls: Round = {
  name: 'close-date-polls',
  every: 5_000,
  run: async (parts) => {
    const due = await parts.database.prisma.datePoll.findMany({
      where: { closedAt: null, closesAt: { lte: parts.clock.now() } },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (const { id: datePollId } of due) {
      await inRound(parts, async (tx, deed) => {
        const poll = await closeWhenDue(tx, datePollId, deed)
        if (!poll) return
        const memberIds = [poll.createdById]
        await notify(tx, datePollOver, { memberIds, about: { datePollId }, onceKey: datePollId, ...deed })
      })
    }
  },
}
