import { Temporal } from 'temporal-polyfill'

export { Temporal } from 'temporal-polyfill'

/** Where the hub's people live: every hour that they read or write is of this zone. */
export const timeZone = 'Europe/Paris'

/** A moment as clocks in the Landes show it. */
export const inParis = (moment: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)

/** The moment at which clocks in the Landes show this; null for an hour that the change of clocks leaps over. */
export const momentInParis = (local: Temporal.PlainDateTime): Date | null => {
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' })
  return zoned.toPlainDateTime().equals(local) ? new Date(zoned.epochMilliseconds) : null
}
