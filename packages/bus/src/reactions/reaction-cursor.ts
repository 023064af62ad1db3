import type { Database } from '@ama/database'
import type { Reaction } from './reaction.ts'

/** How far the reaction has read the log: everything up to here is applied, waits in `delivery`, or is a dead letter. */
export const readCursor = async (database: Database, reaction: Reaction): Promise<bigint> => {
  const row = await database.prisma.reactionCursor.findUnique({ where: { reaction: reaction.name } })
  return row?.position ?? 0n
}

/**
 * Moves the cursor forward, never back nor past the end of the log, of which a failover may have lost some; not at all
 * when the log it was read in was replaced meanwhile.
 */
export const saveCursor = async (
  database: Database,
  logId: string,
  reaction: Reaction,
  position: bigint,
): Promise<void> => {
  await database.prisma.$executeRaw`
    INSERT INTO reaction_cursor (reaction, position)
    SELECT ${reaction.name}, least(${position}::bigint, position) FROM log_head WHERE log_id = ${logId}::uuid
    ON CONFLICT (reaction) DO UPDATE SET position = greatest(reaction_cursor.position, excluded.position)`
}
