import { defineReaction } from '@ama/bus'
import { threadAnswered, threadAsked } from '@ama/events'

/** Remembers when an establishment last took part; an older event that comes late changes nothing. */
export const markEstablishmentActive = defineReaction({
  name: 'mark-establishment-active-when-member-takes-part',
  area: 'territories',
  on: [threadAsked, threadAnswered],
  applyTogether: async (tx, events) => {
    const took = events.flatMap(({ data, time }) =>
      data.establishmentId ? { id: data.establishmentId, at: new Date(time) } : [],
    )
    if (took.length === 0) return
    await tx.$executeRaw`
      UPDATE establishment SET last_took_part_at = latest.at
        FROM (SELECT id, max(at) AS at
                FROM unnest(${took.map(({ id }) => id)}::uuid[], ${took.map(({ at }) => at)}::timestamptz[]) AS took (id, at)
               GROUP BY id) AS latest
       WHERE establishment.id = latest.id
         AND (last_took_part_at IS NULL OR last_took_part_at < latest.at)`
  },
})
