import { defineReaction } from '@ama/bus'
import { agendaEdited, threadReopened, threadSolved } from '@ama/events'
import { withPeople } from '../commands/find-workshop.ts'
import { tellCommunities } from '../commands/tell-communities.ts'

/** A point that takes up a thread says so when that thread is solved before the meeting. */
export const noteSolvedThreads = defineReaction({
  name: 'note-solved-threads-on-agendas',
  area: 'workshops',
  on: [threadSolved, threadReopened],
  apply: async (tx, { type, data: { threadId } }, { emit }) => {
    const solved = type === threadSolved.type
    const points = await tx.agendaPoint.updateManyAndReturn({
      where: { threadId, threadSolved: !solved },
      data: { threadSolved: solved },
      select: { workshopId: true },
    })
    for (const { workshopId } of points) {
      const workshop = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: withPeople })
      await tellCommunities(emit, workshop, agendaEdited, { workshopId })
    }
  },
})
