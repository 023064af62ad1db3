import type { Database } from '@ama/database'
import type { Reaction } from './reaction.ts'

/** How far the reaction has read the log: everything up to here is applied, waits in `delivery`, or is a dead letter. */
export const readCursor = async (database: Database, reaction: Reaction): Promise<bigint> => {
  const row = await database.prisma.reactionCursor.findUnique({ where: { reaction: reaction.name } })
  return row?.position ?? 0n
}

/** Moves the cursor forward, never back. */
export const saveCursor = async (database: Database, reaction: Reaction, position: bigint): Promise<void> => {
  await database.prisma.$executeRaw`
    INSERT INTO reaction_cursor (reaction, position) VALUES (${reaction.name}, ${position})
    ON CONFLICT (reaction) DO UPDATE SET position = greatest(reaction_cursor.position, excluded.position)`
}
