import { z } from 'zod'
import { defineEvent } from './define-event.ts'

export const communityEdited = defineEvent({
  area: 'territories',
  name: 'community-edited',
  summary: 'The referent changed the name or the communes of a community.',
  data: z.object({ communityId: z.uuid(), communesAdded: z.array(z.string()), communesRemoved: z.array(z.string()) }),
  activity: { kind: 'COMMUNITY_EDITED', subject: 'Community', feed: false },
})
