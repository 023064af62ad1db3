const tag = (locale: string) => (locale === 'en' ? 'en-GB' : 'fr-FR')
const timeZone = 'Europe/Paris'

/** Day and time in Europe/Paris, whatever the computer's own zone: "12 mars 2026 à 14:05". */
export const formatMoment = (date: Date, locale: string): string =>
  new Intl.DateTimeFormat(tag(locale), { dateStyle: 'long', timeStyle: 'short', timeZone }).format(date)

export const formatDay = (date: Date, locale: string): string =>
  new Intl.DateTimeFormat(tag(locale), { dateStyle: 'medium', timeZone }).format(date)

export const formatTime = (date: Date, locale: string): string =>
  new Intl.DateTimeFormat(tag(locale), { timeStyle: 'short', timeZone }).format(date)

/** Whether both are on the same day in Europe/Paris. */
export const isSameDay = (one: Date, other: Date): boolean => formatDay(one, 'fr') === formatDay(other, 'fr')

export const formatNumber = (value: number, locale: string): string => new Intl.NumberFormat(tag(locale)).format(value)

const steps: [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [7 * 86_400, 86_400, 'day'],
  [30 * 86_400, 7 * 86_400, 'week'],
  [365 * 86_400, 30 * 86_400, 'month'],
]

/** "il y a 5 minutes". Under a minute it is "à l’instant", which the caller says: null. */
export const formatAgo = (date: Date, now: Date, locale: string): string | null => {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000)
  const distance = Math.abs(seconds)
  if (distance < 60) return null
  const [, size, unit] = steps.find(([limit]) => distance < limit) ?? [0, 365 * 86_400, 'year' as const]
  return new Intl.RelativeTimeFormat(tag(locale), { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** "samedi 28 novembre 2026". */
export const formatLongDay = (date: Date, locale: string): string =>
  new Intl.DateTimeFormat(tag(locale), { dateStyle: 'full', timeZone }).format(date)
