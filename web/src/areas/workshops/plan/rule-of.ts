import { Temporal } from 'temporal-polyfill'

export type Repeat = '' | 'WEEKLY' | 'FORTNIGHTLY' | 'MONTHLY'

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** The recurrence rule (RFC 5545) for a first day such as 2026-12-08: each month means its weekday of the month, such as the second Tuesday. */
export const ruleOf = (repeat: Exclude<Repeat, ''>, times: number, day: string): string => {
  if (repeat === 'WEEKLY') return `FREQ=WEEKLY;COUNT=${times}`
  if (repeat === 'FORTNIGHTLY') return `FREQ=WEEKLY;INTERVAL=2;COUNT=${times}`
  const date = Temporal.PlainDate.from(day)
  const week = Math.ceil(date.day / 7)
  // Not every month has a fifth one.
  return `FREQ=MONTHLY;BYDAY=${week === 5 ? -1 : week}${weekdays[date.dayOfWeek - 1]};COUNT=${times}`
}
