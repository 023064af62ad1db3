import { defineReaction } from '@ama/bus'
import { taskAssigned } from '@ama/events'
import { notify } from '@ama/notices'
import { taskToDo } from '../notices/task-notice.ts'
import { isNews } from '../rules/is-news.ts'

/** Who is to do something learns it, unless he or she took it on alone. */
export const tellOfTasks = defineReaction({
  name: 'tell-of-tasks',
  area: 'workshops',
  on: [taskAssigned],
  apply: async (tx, { id, data: { taskId, assigneeId }, time, actorid }, { now, emit }) => {
    if (!isNews(time, now) || actorid === assigneeId) return
    await notify(tx, taskToDo, { memberIds: [assigneeId], about: { taskId }, onceKey: id, now, emit })
  },
})
