import { defineReaction } from '@ama/bus'
import { minutesPublished } from '@ama/events'
import { notify } from '@ama/notices'
import { minutesToRead } from '../notices/kinds.ts'
import { isNews } from '../rules/is-news.ts'
import { seatHolding } from '../rules/seat-holding.ts'

/** Those who were there, or should have been, learn that the minutes can be read. */
export const tellOfMinutes = defineReaction({
  name: 'tell-of-minutes',
  area: 'workshops',
  on: [minutesPublished],
  apply: async (tx, { data: { workshopId }, time, actorid }, { now, emit }) => {
    if (!isNews(time, now)) return
    const concerned = await tx.registration.findMany({
      where: { workshopId, state: { in: [...seatHolding] } },
      select: { memberId: true },
    })
    const memberIds = concerned.map(({ memberId }) => memberId).filter((memberId) => memberId !== actorid)
    await notify(tx, minutesToRead, { memberIds, about: { workshopId }, onceKey: workshopId, now, emit })
  },
})
