import { defineNotice, type NoticeKind } from '@ama/notices'
import { z } from 'zod'

const about = z.object({ taskId: z.uuid() })

interface Both {
  readonly fr: string
  readonly en: string
}

const taskNotice = (notice: {
  readonly kind: string
  readonly label: Both
  /** `{}` stands for the task. */
  readonly title: Both
  readonly text: { readonly fr: (facts: Facts) => string; readonly en: (facts: Facts) => string }
}): NoticeKind<z.infer<typeof about>> =>
  defineNotice({
    kind: notice.kind,
    urgent: false,
    label: notice.label,
    because: { fr: 'cette tâche vous est confiée', en: 'this task is yours' },
    about,
    write: async ({ database }, notices) => {
      const tasks = await database.prisma.task.findMany({
        where: { id: { in: notices.map((each) => each.about.taskId) } },
        include: { workshop: true },
      })
      return notices.map(({ memberId, locale, about: { taskId } }) => {
        const task = tasks.find(({ id }) => id === taskId)
        if (!task || task.assigneeId !== memberId) return null
        // A day of the calendar, without hour: kept as its midnight in UTC.
        const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
        return {
          title: notice.title[locale].replace('{}', () => task.title),
          text: notice.text[locale]({ meeting: task.workshop.title, day: task.dueOn ? day.format(task.dueOn) : null }),
          path: '/taches',
          button: locale === 'en' ? 'See my tasks' : 'Voir mes tâches',
        }
      })
    },
  })

interface Facts {
  readonly meeting: string
  /** By when; null: by no day. */
  readonly day: string | null
}

export const taskToDo = taskNotice({
  kind: 'TASK_ASSIGNED',
  label: { fr: 'Une tâche m’est confiée', en: 'A task is given to me' },
  title: { fr: 'À faire : {}', en: 'To do: {}' },
  text: {
    fr: ({ meeting, day }) => `Décidé à la rencontre « ${meeting} »${day ? `, pour le ${day}` : ''}.`,
    en: ({ meeting, day }) => `Decided at the meeting “${meeting}”${day ? `, by ${day}` : ''}.`,
  },
})

export const taskReminder = taskNotice({
  kind: 'TASK_REMINDER',
  label: {
    fr: 'Rappel de mes tâches, 3 jours avant et le lendemain',
    en: 'Reminder of my tasks, 3 days before and the day after',
  },
  title: { fr: 'Rappel : {}', en: 'Reminder: {}' },
  text: {
    fr: ({ meeting, day }) =>
      `Cette tâche de la rencontre « ${meeting} » est prévue pour le ${day ?? ''}. Si elle est faite, marquez-la comme faite.`,
    en: ({ meeting, day }) =>
      `This task of the meeting “${meeting}” is due on ${day ?? ''}. If it is done, mark it as done.`,
  },
})
