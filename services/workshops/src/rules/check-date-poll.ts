import { invalid, type Refusal } from '@ama/kernel'
import { checkAhead } from './check-workshop.ts'

export interface DatePollDraft {
  readonly title: string
  readonly description: string
  readonly slots: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
  readonly closesAt: Date
}

const longest = 24 * 60 * 60 * 1000

/** What is wrong with it, the first thing; null: nothing. */
export const checkDatePoll = ({ title, description, slots, closesAt }: DatePollDraft, now: Date): Refusal | null => {
  if (title === '' || title.length > 160) return invalid('title', 'Donnez un titre, de 160 caractères au plus.')
  if (description.length > 20_000) return invalid('description', 'Ce texte est trop long : 20 000 caractères au plus.')
  if (slots.length < 2 || slots.length > 30) return invalid('slots', 'Proposez de 2 à 30 dates.')
  const wrong = slots.some(({ startsAt, endsAt }) => endsAt <= startsAt || +endsAt - +startsAt > longest)
  if (wrong) return invalid('slots', 'Chaque date finit après son début, 24 heures plus tard au plus.')
  if (new Set(slots.map(({ startsAt, endsAt }) => `${+startsAt} ${+endsAt}`)).size < slots.length) {
    return invalid('slots', 'Deux de ces dates sont les mêmes : retirez-en une.')
  }
  for (const { startsAt } of slots) {
    const ahead = checkAhead(startsAt, now)
    if (ahead) return invalid('slots', ahead.message)
  }
  if (closesAt <= now) return invalid('closesAt', 'Cette échéance est passée : choisissez-en une à venir.')
  return slots.some(({ startsAt }) => startsAt < closesAt)
    ? invalid('closesAt', 'On répond avant la première des dates proposées : avancez l’échéance.')
    : null
}
