import { inRound, type Round } from '@ama/graphql'
import { inParis } from '@ama/kernel'
import { notify } from '@ama/notices'
import { taskReminder } from '../notices/task-notice.ts'

/** Days from its day on which an open task is reminded of: a moved task is reminded of anew. */
const reminders = [-3, 1]

/** Who has not done something yet is reminded three days before its day, and the day after. */
export const remindOfTasks: Round = {
  name: 'remind-of-tasks',
  every: 60_000,
  run: async (parts) => {
    const today = inParis(parts.clock.now()).toPlainDate()
    for (const days of reminders) {
      const dueOn = new Date(`${today.subtract({ days }).toString()}T00:00:00Z`)
      const due = await parts.database.prisma.task.findMany({
        where: { doneAt: null, dueOn, createdAt: { lt: new Date(parts.clock.now().getTime() - 86_400_000) } },
        select: { id: true, assigneeId: true },
      })
      for (const { id: taskId, assigneeId } of due) {
        const onceKey = `${taskId} ${dueOn.toISOString()} ${days}`
        await inRound(parts, (tx, deed) =>
          notify(tx, taskReminder, { memberIds: [assigneeId], about: { taskId }, onceKey, ...deed }),
        )
      }
    }
  },
}
