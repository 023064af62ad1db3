import { z } from 'zod'
import { defineEvent } from './define-event.ts'

export const noticesWritten = defineEvent({
  area: 'notices',
  name: 'notices-written',
  summary: 'There is something new for these members to know.',
  data: z.object({ memberIds: z.array(z.uuid()) }),
  activity: { kind: 'NOTICES_WRITTEN', subject: null, feed: false },
})
