import { inRound, type Round } from '@ama/graphql'
import { withPeople } from '../commands/find-workshop.ts'
import { releaseSeat } from '../commands/seats.ts'

/** Offers that nobody answered in time end, and their seats go on to the next. */
export const expireOffers: Round = {
  name: 'expire-offers',
  every: 2_000,
  run: async (parts) => {
    const { database, clock } = parts
    const expired = { state: 'OFFERED', offerExpiresAt: { lte: clock.now() } } as const
    const workshops = await database.prisma.registration.findMany({
      where: expired,
      distinct: ['workshopId'],
      select: { workshopId: true },
    })
    for (const { workshopId } of workshops) {
      await inRound(parts, async (tx, deed) => {
        await tx.$queryRaw`SELECT 1 FROM workshop WHERE id = ${workshopId}::uuid FOR UPDATE`
        // Another process, or an answer just in time, may have been quicker. One at a time: each frees a seat for the next.
        const due = await tx.registration.findMany({
          where: { workshopId, state: 'OFFERED', offerExpiresAt: { lte: deed.now } },
          orderBy: { queueNumber: 'asc' },
        })
        for (const registration of due) {
          const workshop = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: withPeople })
          await releaseSeat(tx, workshop, registration, 'EXPIRED', deed)
        }
      })
    }
  },
}
