import { defineReaction } from '@ama/bus'
import { seatsChanged } from '@ama/events'
import { notify } from '@ama/notices'
import { isNews } from '../rules/is-news.ts'
import { offerExpired, registrationCancelled, seatOffered, seatTaken, waitingForSeat } from '../notices/kinds.ts'

/** Who is concerned learns what became of his or her registration. */
export const tellOfSeats = defineReaction({
  name: 'tell-of-seats',
  area: 'workshops',
  on: [seatsChanged],
  apply: async (tx, { data, time, actorid }, { now, emit }) => {
    if (!isNews(time, now)) return
    const { workshopId, registrationId, revision, memberId, state, cause } = data
    const kinds = {
      REGISTERED: state === 'WAITING' ? waitingForSeat : seatTaken,
      ACCEPTED: seatTaken,
      OFFERED: seatOffered,
      EXPIRED: offerExpired,
      // Who gives a seat back, or declines one, knows it.
      CANCELLED: actorid === memberId ? null : registrationCancelled,
      DECLINED: null,
    }
    const kind = kinds[cause]
    // Told once per community of the workshop, and so heard several times.
    const onceKey = `${registrationId} ${revision}`
    if (kind) await notify(tx, kind, { memberIds: [memberId], about: { workshopId }, onceKey, now, emit })
  },
})
