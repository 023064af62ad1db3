import { Temporal } from 'temporal-polyfill'

export type Span = 'mois' | 'semaine'

const zone = 'Europe/Paris'
const startOf = (day: Temporal.PlainDate): string => day.toZonedDateTime(zone).toInstant().toString()
const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 })

/** Today in the Landes, such as 2026-12-08. */
export const today = (): string => Temporal.Now.plainDateISO(zone).toString()

/**
 * The whole weeks, from Monday on, that hold the month or the week of a day; the moments at which they begin and end
 * there; and a day of the span before and after. A day that does not exist counts as today.
 */
export const daysOf = (text: string, span: Span) => {
  const day = dayOf(text)
  const first = span === 'mois' ? day.with({ day: 1 }) : mondayOf(day)
  const next = span === 'mois' ? first.add({ months: 1 }) : first.add({ weeks: 1 })
  const monday = mondayOf(first)
  const weeks = Math.ceil(monday.until(next).days / 7)
  const days = Array.from({ length: weeks * 7 }, (_none, index) => monday.add({ days: index }))
  return {
    first: first.toString(),
    days: days.map((each) => ({
      date: each.toString(),
      number: each.day,
      inSpan: Temporal.PlainDate.compare(each, first) >= 0 && Temporal.PlainDate.compare(each, next) < 0,
    })),
    from: startOf(monday),
    until: startOf(monday.add({ weeks })),
    before: first.subtract(span === 'mois' ? { months: 1 } : { weeks: 1 }).toString(),
    after: next.toString(),
  }
}

const dayOf = (text: string): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return Temporal.Now.plainDateISO(zone)
  }
}

/** The days in the Landes on which something takes place, from one moment to another. */
export const daysBetween = (startsAt: string, endsAt: string): string[] => {
  const dateOf = (moment: string) => Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate()
  const first = dateOf(startsAt)
  const count = first.until(dateOf(endsAt)).days + 1
  return Array.from({ length: count }, (_none, index) => first.add({ days: index }).toString())
}
