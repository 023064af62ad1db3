import { invalid, type Refusal } from '@ama/kernel'

export const longestLifetime = 365
const usualLifetime = 90
const day = 24 * 60 * 60 * 1000

/** When a token made now ends. In days, from 1 to 365; 90 when nothing is said. */
export const checkLifetime = (days: number | null | undefined, now: Date): Date | Refusal => {
  const lifetime = days ?? usualLifetime
  return Number.isInteger(lifetime) && lifetime >= 1 && lifetime <= longestLifetime
    ? new Date(now.getTime() + lifetime * day)
    : invalid('expiresInDays', `Un jeton vaut de 1 à ${longestLifetime} jours.`)
}
