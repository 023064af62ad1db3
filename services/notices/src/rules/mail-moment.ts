import { inParis } from '@ama/kernel'

export interface MailHours {
  /** Hours of the day, Europe/Paris, from 0 to 24. */
  readonly mailFrom: number
  readonly mailUntil: number
  readonly weekdaysOnly: boolean
}

/** Of whoever chose nothing. */
export const usualHours: MailHours = { mailFrom: 7, mailUntil: 20, weekdaysOnly: false }

/** When a mail may go: now, or at the beginning of the next hours that the member chose. */
export const mailMoment = (now: Date, { mailFrom, mailUntil, weekdaysOnly }: MailHours): Date => {
  const local = inParis(now)
  const isOpen = (day: number) => !weekdaysOnly || day <= 5
  if (isOpen(local.dayOfWeek) && local.hour >= mailFrom && local.hour < mailUntil) return now
  let day = local.hour < mailFrom ? local : local.add({ days: 1 })
  while (!isOpen(day.dayOfWeek)) day = day.add({ days: 1 })
  return new Date(day.startOfDay().with({ hour: mailFrom }).epochMilliseconds)
}
