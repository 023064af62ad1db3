import type { Database } from '@ama/database'
import { isId } from '@ama/kernel'

/** Puts a dead letter, or all of them, back before its reaction. Returns how many were put back; 0 when there is no such letter. */
export const replayDeadLetter = (database: Database, id: string): Promise<number> =>
  database.prisma.$transaction(async (tx) => {
    if (id !== 'all' && !isId(id)) return 0
    const letters = await tx.deadLetter.findMany({ where: { replayedAt: null, ...(id === 'all' ? {} : { id }) } })
    for (const letter of letters) {
      const { reaction, eventId } = letter
      await tx.deadLetter.update({ where: { id: letter.id }, data: { replayedAt: new Date() } })
      // Without a time: due at once, counted from zero.
      await tx.delivery.upsert({
        where: { reaction_eventId: { reaction, eventId } },
        create: { reaction, eventId },
        update: {},
      })
    }
    return letters.length
  })
