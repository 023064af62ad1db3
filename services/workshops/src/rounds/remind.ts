import { inRound, type Round } from '@ama/graphql'
import { notify } from '@ama/notices'
import { reminder } from '../notices/kinds.ts'

const day = 86_400_000

/** Days before, and how long after that moment it is still worth saying. */
const reminders = [
  { days: 7, within: 5 * day },
  { days: 1, within: day },
]

/** Those who come are reminded 7 days and 1 day before; not who registered after that moment. */
export const remind: Round = {
  name: 'remind-of-workshops',
  every: 60_000,
  run: async (parts) => {
    const { database, clock } = parts
    const now = clock.now()
    for (const { days, within } of reminders) {
      const latest = new Date(now.getTime() + days * day)
      const due = await database.prisma.workshop.findMany({
        where: { state: 'PUBLISHED', startsAt: { lte: latest, gt: new Date(latest.getTime() - within) } },
        select: { id: true, startsAt: true },
      })
      for (const { id: workshopId, startsAt } of due) {
        // A moved workshop is reminded of anew.
        const onceKey = `${workshopId} ${startsAt.toISOString()} ${days}`
        await inRound(parts, async (tx, deed) => {
          const coming = await tx.registration.findMany({
            where: { workshopId, state: 'REGISTERED', updatedAt: { lt: new Date(startsAt.getTime() - days * day) } },
            select: { memberId: true },
          })
          const reminded = await tx.notice.findMany({
            where: { kind: reminder.kind, onceKey },
            select: { memberId: true },
          })
          const already = new Set(reminded.map(({ memberId }) => memberId))
          const memberIds = coming.map(({ memberId }) => memberId).filter((memberId) => !already.has(memberId))
          await notify(tx, reminder, { memberIds, about: { workshopId }, onceKey, ...deed })
        })
      }
    }
  },
}
