import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { toEnvelope } from './to-envelope.ts'

/** A page of one community's events, of certain types and audiences, between two positions (both excluded). */
export interface FeedPage {
  readonly communityId: string
  readonly types: readonly string[]
  readonly audiences: readonly string[]
  readonly after: bigint | null
  readonly before: bigint | null
  readonly order: 'newest-first' | 'oldest-first'
  readonly limit: number
}

/** Reads a page of a community's activity from the log, in the order asked for. */
export const readFeed = async ({ prisma }: Database, page: FeedPage): Promise<Envelope[]> => {
  const rows = await prisma.event.findMany({
    where: {
      communityId: page.communityId,
      type: { in: [...page.types] },
      audience: { in: [...page.audiences] },
      position: { gt: page.after ?? -1n, ...(page.before === null ? {} : { lt: page.before }) },
    },
    orderBy: { position: page.order === 'newest-first' ? 'desc' : 'asc' },
    take: page.limit,
  })
  return rows.map(toEnvelope)
}
