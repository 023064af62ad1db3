import { defineReaction } from '@ama/bus'
import { workshopPublished } from '@ama/events'
import { notify } from '@ama/notices'
import { withPeople } from '../commands/find-workshop.ts'
import { published } from '../notices/kinds.ts'
import { mayCome } from '../permissions/workshop.ts'
import { isNews } from '../rules/is-news.ts'
import { membersOf } from './members-of.ts'

/** Those who may come learn of a new workshop of their community; of a series once. */
export const tellOfWorkshops = defineReaction({
  name: 'tell-of-workshops',
  area: 'workshops',
  on: [workshopPublished],
  apply: async (tx, { data: { workshopId }, time, actorid, communityid }, { now, emit }) => {
    if (!isNews(time, now) || !communityid) return
    const workshop = await tx.workshop.findUnique({ where: { id: workshopId }, include: withPeople })
    if (!workshop || workshop.state !== 'PUBLISHED') return
    const organisers = new Set(workshop.organisers.map(({ memberId }) => memberId))
    const memberIds = (await membersOf(tx, communityid))
      .filter((person) => mayCome(person, workshop) && !organisers.has(person.memberId) && person.memberId !== actorid)
      .map(({ memberId }) => memberId)
    const onceKey = workshop.seriesId ?? workshopId
    await notify(tx, published, { memberIds, about: { workshopId }, onceKey, now, emit })
  },
})
