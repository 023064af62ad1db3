import { defineReaction } from '@ama/bus'
import { threadAnswered, threadAsked } from '@ama/events'

/** Remembers when an establishment last took part; an older event that comes late changes nothing. */
export const markEstablishmentActive = defineReaction({
  name: 'mark-establishment-active-when-member-takes-part',
  area: 'territories',
  on: [threadAsked, threadAnswered],
  apply: async (tx, event) => {
    const { establishmentId } = event.data
    if (!establishmentId) return
    const at = new Date(event.time)
    await tx.establishment.updateMany({
      where: { id: establishmentId, OR: [{ lastTookPartAt: null }, { lastTookPartAt: { lt: at } }] },
      data: { lastTookPartAt: at },
    })
  },
})
