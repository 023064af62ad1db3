import { inRound, type Round } from '@ama/graphql'
import { notify } from '@ama/notices'
import { satisfactionAsked } from '../notices/kinds.ts'

const day = 86_400_000

/** Those who took part are asked what they thought of it, once it is over; not weeks later. */
export const askForSatisfaction: Round = {
  name: 'ask-for-satisfaction',
  every: 60_000,
  run: async (parts) => {
    const now = parts.clock.now()
    const over = await parts.database.prisma.workshop.findMany({
      where: { state: 'PUBLISHED', endsAt: { lte: now, gt: new Date(now.getTime() - 2 * day) } },
      select: { id: true },
    })
    for (const { id: workshopId } of over) {
      await inRound(parts, async (tx, deed) => {
        const took = await tx.registration.findMany({
          where: { workshopId, state: { in: ['REGISTERED', 'ATTENDED'] } },
          select: { memberId: true },
        })
        const told = await tx.notice.findMany({
          where: { kind: satisfactionAsked.kind, onceKey: workshopId },
          select: { memberId: true },
        })
        const already = new Set(told.map(({ memberId }) => memberId))
        const memberIds = took.map(({ memberId }) => memberId).filter((memberId) => !already.has(memberId))
        await notify(tx, satisfactionAsked, { memberIds, about: { workshopId }, onceKey: workshopId, ...deed })
      })
    }
  },
}
