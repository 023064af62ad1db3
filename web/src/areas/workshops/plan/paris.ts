import { Temporal } from 'temporal-polyfill'

/**
 * The moment of a day (2026-11-28) and an hour (09:00) in the Landes, with its offset, whatever the computer's own
 * zone. An hour that the change of clocks leaps over keeps the offset before it: the server says that it doesn't exist.
 */
export const momentOf = (day: string, hour: string): string | null => {
  try {
    const local = Temporal.PlainDateTime.from(`${day}T${hour}`)
    const { offset } = local.toZonedDateTime('Europe/Paris', { disambiguation: 'later' })
    const before = local.toZonedDateTime('Europe/Paris', { disambiguation: 'earlier' })
    const exists = before.toPlainDateTime().equals(local)
    return `${local.toString({ smallestUnit: 'second' })}${exists ? before.offset : offset}`
  } catch {
    return null
  }
}

/** The day and the hour that clocks in the Landes show at a moment. */
export const dayAndHour = (moment: string): { day: string; hour: string } => {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO('Europe/Paris')
  return { day: local.toPlainDate().toString(), hour: local.toPlainTime().toString({ smallestUnit: 'minute' }) }
}
