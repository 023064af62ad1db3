import type { NewEvent } from '@ama/bus'
import type { EventDefinition } from '@ama/events'
import type { OpenTo } from '@ama/database'
import type { z } from 'zod'

/** Tells each community of the workshop, or everybody where it is open to the network; nobody of a draft. */
export const tellCommunities = async <Data extends z.ZodType>(
  emit: (event: NewEvent) => Promise<void>,
  workshop: {
    readonly id: string
    readonly publishedAt: Date | null
    readonly openTo: OpenTo
    readonly communities: readonly { readonly communityId: string }[]
  },
  definition: EventDefinition<Data>,
  data: z.input<Data>,
): Promise<void> => {
  if (workshop.publishedAt === null) return
  const audience = workshop.openTo === 'NETWORK' ? 'network' : 'community'
  for (const { communityId } of workshop.communities) {
    await emit({ definition, subjectId: workshop.id, communityId, audience, data } as NewEvent)
  }
}
