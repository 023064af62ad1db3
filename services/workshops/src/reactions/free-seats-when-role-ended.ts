import { defineReaction } from '@ama/bus'
import { roleEnded } from '@ama/events'
import { withPeople } from '../commands/find-workshop.ts'
import { findPerson } from '../commands/person.ts'
import { releaseSeat } from '../commands/seats.ts'
import { mayCome } from '../permissions/workshop.ts'

/** Whoever may no longer come gives the seat back, for others. */
export const freeSeatsWhenRoleEnded = defineReaction({
  name: 'free-seats-when-role-ended',
  area: 'workshops',
  on: [roleEnded],
  apply: async (tx, event, { now, emit }) => {
    const person = await findPerson(tx, event.data.memberId)
    const held = await tx.registration.findMany({
      where: {
        memberId: person.memberId,
        state: { in: ['REGISTERED', 'WAITING', 'OFFERED'] },
        workshop: { startsAt: { gt: now } },
      },
      orderBy: { workshopId: 'asc' },
    })
    for (const { id, workshopId } of held) {
      await tx.$queryRaw`SELECT 1 FROM workshop WHERE id = ${workshopId}::uuid FOR UPDATE`
      const workshop = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: withPeople })
      const registration = await tx.registration.findUniqueOrThrow({ where: { id } })
      if (registration.state === 'CANCELLED' || mayCome(person, workshop)) continue
      await releaseSeat(tx, workshop, registration, 'CANCELLED', { now, emit })
    }
  },
})
