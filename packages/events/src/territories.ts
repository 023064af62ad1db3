import { z } from 'zod'
import { defineEvent } from './define-event.ts'

/** Official geographic code: 40192, or 2A004 in Corsica. */
const communes = z.array(z.string().regex(/^(\d{5}|2[AB]\d{3})$/))

export const communityEdited = defineEvent({
  area: 'territories',
  name: 'community-edited',
  summary: 'The referent changed the name or the communes of a community.',
  data: z.object({ communityId: z.uuid(), communesAdded: communes, communesRemoved: communes }),
  activity: { kind: 'COMMUNITY_EDITED', subject: 'Community', feed: false },
})
