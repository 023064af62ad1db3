import type { Database } from '@ama/database'

export interface DeadLetterReport {
  /** For `hub replay`. */
  readonly id: string
  readonly reaction: string
  readonly eventId: string
  readonly type: string
  readonly reason: string
  readonly attempts: number
  readonly diedAt: Date
}

const most = 100

/** The events put aside, newest first. */
export const reportDeadLetters = async ({ prisma }: Database): Promise<DeadLetterReport[]> => {
  const letters = await prisma.deadLetter.findMany({
    where: { replayedAt: null },
    orderBy: { diedAt: 'desc' },
    take: most,
  })
  const ids = letters.map((letter) => letter.eventId)
  const events = await prisma.event.findMany({ where: { id: { in: ids } }, select: { id: true, type: true } })
  const types = new Map(events.map((event) => [event.id, event.type]))
  return letters.map(({ id, reaction, eventId, reason, attempts, diedAt }) => ({
    id,
    reaction,
    eventId,
    type: types.get(eventId) ?? 'unknown',
    reason,
    attempts,
    diedAt,
  }))
}
