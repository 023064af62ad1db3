import { defineReaction } from '@ama/bus'
import { datePollOpened } from '@ama/events'
import { notify } from '@ama/notices'
import { datePollToAnswer } from '../notices/date-poll-notice.ts'
import { isNews } from '../rules/is-news.ts'
import { membersOf } from './members-of.ts'

/** The members of a community learn that a date is looked for. */
export const tellOfDatePolls = defineReaction({
  name: 'tell-of-date-polls',
  area: 'workshops',
  on: [datePollOpened],
  apply: async (tx, { data: { datePollId }, time, actorid, communityid }, { now, emit }) => {
    if (!isNews(time, now) || !communityid) return
    const memberIds = (await membersOf(tx, communityid))
      .map(({ memberId }) => memberId)
      .filter((memberId) => memberId !== actorid)
    await notify(tx, datePollToAnswer, { memberIds, about: { datePollId }, onceKey: datePollId, now, emit })
  },
})
