import { Prisma, type Database } from '@ama/database'
import { isId } from '@ama/kernel'

/** Puts a dead letter, or all of them, back before its reaction. Returns how many were put back; 0 when there is no such letter. */
export const replayDeadLetter = async (database: Database, id: string): Promise<number> => {
  if (id !== 'all' && !isId(id)) return 0
  const asked = id === 'all' ? Prisma.empty : Prisma.sql`AND id = ${id}::uuid`
  // Deliveries without a time: due at once, counted from zero.
  const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
    WITH letter AS (
      UPDATE dead_letter SET replayed_at = ${new Date()}::timestamptz WHERE replayed_at IS NULL ${asked}
      RETURNING reaction, event_id
    ), put_back AS (
      INSERT INTO delivery (reaction, event_id) SELECT reaction, event_id FROM letter ON CONFLICT DO NOTHING
    )
    SELECT count(*)::int AS count FROM letter`
  return row?.count ?? 0
}
