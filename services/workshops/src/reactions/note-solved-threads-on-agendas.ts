import { defineReaction } from '@ama/bus'
import { agendaEdited, threadReopened, threadSolved } from '@ama/events'
import { withPeople } from '../commands/find-workshop.ts'
import { tellCommunities } from '../commands/tell-communities.ts'

/**
 * A point that takes up a thread says so when that thread is solved before the meeting. What the thread is now decides,
 * not which event came last: they may come in any order.
 */
export const noteSolvedThreads = defineReaction({
  name: 'note-solved-threads-on-agendas',
  area: 'workshops',
  on: [threadSolved, threadReopened],
  apply: async (tx, { data: { threadId } }, { emit }) => {
    const [thread] = await tx.$queryRaw<{ solved: boolean }[]>`
      SELECT solved_at IS NOT NULL AS solved FROM thread WHERE id = ${threadId}::uuid FOR NO KEY UPDATE`
    if (!thread) return
    const { solved } = thread
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
