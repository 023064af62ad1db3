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

/** Which log this is, and the highest position given. A cursor of another log means nothing here. */
export const logHead = async (database: Database): Promise<{ logId: string; position: bigint }> => {
  const { logId, position } = await database.prisma.logHead.findUniqueOrThrow({ where: { only: true } })
  return { logId, position }
}
