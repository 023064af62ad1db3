import { inParis, invalid, momentInParis, type Refusal, Temporal, timeZone } from '@ama/kernel'
import { RRuleTemporal } from 'rrule-temporal'

/** As many as one plans at once. */
const most = 60
const parts = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST']
const refuse = (message: string): Refusal => invalid('rule', message)

const readRule = (rule: string): string | Refusal => {
  const clean = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
  const given = clean.split(';').map((part) => part.split('=')[0] ?? '')
  if (clean.length > 300 || given.some((name) => !parts.includes(name))) {
    return refuse('Cette règle de répétition n’est pas lisible : par exemple FREQ=WEEKLY;COUNT=6.')
  }
  if (!/FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)/.test(clean)) {
    return refuse('Une rencontre se répète par jour, semaine, mois ou année.')
  }
  if (!given.includes('COUNT') && !given.includes('UNTIL')) {
    return refuse('Dites combien de fois, ou jusqu’à quand : une répétition sans fin n’est pas possible.')
  }
  // A last day counts to its end.
  return clean.replace(/UNTIL=(\d{8})(T\d{6}Z?)?(?=;|$)/, 'UNTIL=$1T235959Z')
}

/** Days from the first date to each occurrence. */
const daysOf = (first: Temporal.ZonedDateTime, rule: string): number[] | null => {
  const days: number[] = []
  try {
    // At noon, which is there every day: an hour that is not is told, not left out.
    const dtstart = first.with({ hour: 12, minute: 0, second: 0 })
    const series = new RRuleTemporal({
      rruleString: `RRULE:${rule}`,
      dtstart,
      tzid: timeZone,
      temporal: Temporal,
    })
    series.all((date, index) => {
      days.push(first.toPlainDate().until(date.toPlainDate()).days)
      return index < most
    })
  } catch {
    return null
  }
  return days
}

export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** An hour of the clock on another day; null: the change of clocks leaps over it. */
const shifted = (moment: Date, days: number): Date | null =>
  momentInParis(inParis(moment).toPlainDateTime().add({ days }))

/**
 * The dates of each workshop of a series (RRULE of RFC 5545), the first one being `dates` themselves. Hours of the clock
 * in the Landes stay the same over changes of clocks; at most 60, with an end.
 */
export const recur = <One extends Span>(dates: readonly One[], rule: string): One[][] | Refusal => {
  const readable = readRule(rule)
  if (typeof readable !== 'string') return readable
  const [start] = dates
  const days = start && daysOf(inParis(start.startsAt), readable)
  if (!days || days.length === 0) return refuse('Cette règle de répétition ne donne aucune date : vérifiez-la.')
  if (days.length > most) return refuse(`Une série a au plus ${most} rencontres : arrêtez-la plus tôt.`)
  if (days[0] !== 0) return refuse('La première rencontre doit suivre la règle elle-même : choisissez un autre jour.')
  const series: One[][] = []
  for (const later of days) {
    const moved: One[] = []
    for (const date of dates) {
      const [startsAt, endsAt] = [shifted(date.startsAt, later), shifted(date.endsAt, later)]
      if (!startsAt || !endsAt) {
        const day = inParis(date.startsAt).toPlainDate().add({ days: later })
        const named = day.toLocaleString('fr', { day: 'numeric', month: 'long', year: 'numeric' })
        return refuse(
          `Cette heure n’existe pas le ${named} : les horloges passent de 2 h à 3 h. Choisissez-en une autre.`,
        )
      }
      moved.push({ ...date, startsAt, endsAt })
    }
    series.push(moved)
  }
  return series
}
