import { defineReaction } from '@ama/bus'
import { workshopCancelled, workshopMoved } from '@ama/events'
import { notify } from '@ama/notices'
import { cancelled, moved } from '../notices/kinds.ts'
import { isNews } from '../rules/is-news.ts'

/** Those who come, or wait, learn that a workshop moved or does not take place. */
export const tellOfMoves = defineReaction({
  name: 'tell-of-moves',
  area: 'workshops',
  on: [workshopMoved, workshopCancelled],
  apply: async (tx, { data: { workshopId, sequence }, type, time, actorid }, { now, emit }) => {
    if (!isNews(time, now)) return
    const concerned = await tx.registration.findMany({
      where: { workshopId, state: { in: ['REGISTERED', 'WAITING', 'OFFERED'] } },
      select: { memberId: true },
    })
    const memberIds = concerned.map(({ memberId }) => memberId).filter((memberId) => memberId !== actorid)
    const kind = type === workshopCancelled.type ? cancelled : moved
    await notify(tx, kind, { memberIds, about: { workshopId }, onceKey: `${workshopId} ${sequence}`, now, emit })
  },
})
