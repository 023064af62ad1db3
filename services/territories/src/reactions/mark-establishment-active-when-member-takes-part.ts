import { defineReaction } from '@ama/bus'
import { Prisma } from '@ama/database'
import { threadAnswered, threadAsked } from '@ama/events'

/** Remembers when an establishment last took part; an older event that comes late changes nothing. */
export const markEstablishmentActive = defineReaction({
  name: 'mark-establishment-active-when-member-takes-part',
  area: 'territories',
  on: [threadAsked, threadAnswered],
  statement: (events) => {
    const took = events.flatMap(({ id, data: { establishmentId }, time }) =>
      establishmentId ? { id, establishmentId, at: new Date(time) } : [],
    )
    return Prisma.sql`
      UPDATE establishment SET last_took_part_at = latest.at
        FROM (SELECT establishment_id, max(at) AS at
                FROM unnest(${took.map(({ id }) => id)}::uuid[],
                            ${took.map(({ establishmentId }) => establishmentId)}::uuid[],
                            ${took.map(({ at }) => at)}::timestamptz[]) AS took (event_id, establishment_id, at)
                JOIN entered USING (event_id)
               GROUP BY establishment_id) AS latest
       WHERE establishment.id = latest.establishment_id
         AND (last_took_part_at IS NULL OR last_took_part_at < latest.at)`
  },
})
