import type { Database } from '@ama/database'
import { namesHeard, type Reaction } from '../reactions/reaction.ts'
import { readCursor } from '../reactions/reaction-cursor.ts'

export interface ReactionReport {
  readonly name: string
  readonly area: string
  /** Events that it listens to and has neither applied nor begun. */
  readonly lag: number
  /** Events that it will try again. */
  readonly waiting: number
  /** When the next of them is due; null when none waits, or one is due at once. */
  readonly nextAttemptAt: Date | null
  readonly deadLetters: number
}

const countLag = async (database: Database, reaction: Reaction): Promise<number> => {
  const cursor = await readCursor(database, reaction)
  const types = namesHeard(reaction).map((name) => `${name}.v%`)
  const [row] = await database.prisma.$queryRaw<{ lag: number }[]>`
    SELECT count(*)::int AS lag FROM event_log
    WHERE position > ${cursor} AND type LIKE ANY (${types})
      AND NOT EXISTS (SELECT FROM inbox WHERE reaction = ${reaction.name} AND event_id = event_log.id)
      AND NOT EXISTS (SELECT FROM delivery WHERE reaction = ${reaction.name} AND event_id = event_log.id)
      AND NOT EXISTS (SELECT FROM dead_letter WHERE reaction = ${reaction.name} AND event_id = event_log.id)`
  return row?.lag ?? 0
}

/** How one reaction fares. */
export const reportReaction = async (database: Database, reaction: Reaction): Promise<ReactionReport> => {
  const where = { reaction: reaction.name }
  const waiting = await database.prisma.delivery.aggregate({ where, _count: true, _min: { nextAttemptAt: true } })
  return {
    name: reaction.name,
    area: reaction.area,
    lag: await countLag(database, reaction),
    waiting: waiting._count,
    nextAttemptAt: waiting._min.nextAttemptAt,
    deadLetters: await database.prisma.deadLetter.count({ where: { ...where, replayedAt: null } }),
  }
}
