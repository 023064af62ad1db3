import type { Database, Prisma } from '@ama/database'
import type { Envelope } from '@ama/events'
import { toEnvelope } from './to-envelope.ts'

/** Placed events after a position, in order, at most `limit`; `where` narrows them further. */
export const readLog = async (
  database: Database,
  options: { after: bigint; limit: number; where?: Prisma.EventWhereInput },
): Promise<Envelope[]> => {
  const rows = await database.prisma.event.findMany({
    where: { AND: [{ position: { gt: options.after } }, options.where ?? {}] },
    orderBy: { position: 'asc' },
    take: options.limit,
  })
  return rows.map(toEnvelope)
}

export interface LogHead {
  /** Which log this is: a cursor of another means nothing here. */
  readonly logId: string
  /** The highest given. */
  readonly position: bigint
  /** Up to where the stream has the events. */
  readonly published: bigint
}

/** Not by its key: Prisma would put those of one moment together as `IN`, which it doesn’t know for booleans. */
export const logHead = ({ prisma }: Database): Promise<LogHead> => prisma.logHead.findFirstOrThrow()
