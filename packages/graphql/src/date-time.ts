import { inParis, invalid, momentInParis, Temporal, type Refusal } from '@ama/kernel'
import { GraphQLScalarType } from 'graphql'
import { DateTimeResolver } from 'graphql-scalars'

const written = new WeakMap<Date, string>()

const read = (parsed: unknown, text: unknown): Date => {
  const moment = parsed as Date
  if (typeof text === 'string') written.set(moment, text)
  return moment
}

const fromValue = (value: unknown): Date => read(DateTimeResolver.coerceInputValue(value), value)

/** A moment, as RFC 3339. How an input was written is remembered: see `checkHourExists`. */
export const DateTime = new GraphQLScalarType<Date, Date>({
  ...DateTimeResolver.toConfig(),
  parseValue: fromValue,
  coerceInputValue: fromValue,
  parseLiteral: (node) => read(DateTimeResolver.parseLiteral(node, {}), 'value' in node ? node.value : null),
  coerceInputLiteral: (node) => read(DateTimeResolver.parseLiteral(node, {}), 'value' in node ? node.value : null),
})

/**
 * Refuses an input that was written as an hour of a night in the Landes that the change of clocks leaps over
 * (2027-03-28T02:30+01:00): taken as it is, it would quietly become another hour. Moments in UTC are always good.
 */
export const checkHourExists = (moment: Date, field: string): Date | Refusal => {
  const text = written.get(moment)
  if (text === undefined || /z$/i.test(text)) return moment
  const local = Temporal.PlainDateTime.from(text.replace(/[+-]\d\d:\d\d$/, ''))
  if (momentInParis(local) !== null) return moment
  const day = inParis(moment).toPlainDate().toLocaleString('fr', { day: 'numeric', month: 'long', year: 'numeric' })
  return invalid(
    field,
    `Cette heure n’existe pas : dans la nuit du ${day}, les horloges passent de 2 h à 3 h. Choisissez-en une autre.`,
  )
}
