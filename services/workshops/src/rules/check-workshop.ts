import { inParis, invalid, type Refusal } from '@ama/kernel'

const day = 24 * 60 * 60 * 1000

export interface WorkshopDraft {
  readonly title: string
  readonly description: string
  readonly dates: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
  readonly address: string | null
  readonly access: string | null
  readonly videoUrl: string | null
  readonly seats: number | null
  readonly seatsPerEstablishment: number | null
  readonly offerHours: number
}

const isHttps = (text: string): boolean => URL.parse(text)?.protocol === 'https:'

const checkSeats = ({ seats, seatsPerEstablishment, offerHours }: WorkshopDraft): Refusal | null => {
  const within = (count: number | null, most: number) =>
    count === null || (Number.isInteger(count) && count >= 1 && count <= most)
  if (!within(seats, 5_000)) {
    return invalid('seats', 'Le nombre de places va de 1 à 5 000 ; laissez vide s’il n’est pas limité.')
  }
  if (!within(seatsPerEstablishment, seats ?? 5_000)) {
    return invalid(
      'seatsPerEstablishment',
      'Le nombre de places par établissement va de 1 au nombre total de places ; laissez vide s’il n’est pas limité.',
    )
  }
  return within(offerHours, 168)
    ? null
    : invalid('offerHours', 'Une place proposée attend la réponse de 1 à 168 heures (sept jours).')
}

/** The dates by themselves: each ends after it starts, none overlaps another. */
export const checkDates = (dates: WorkshopDraft['dates']): Refusal | null => {
  if (dates.length === 0 || dates.length > 20) return invalid('dates', 'Une rencontre a de 1 à 20 dates.')
  if (dates.some(({ startsAt, endsAt }) => endsAt <= startsAt)) {
    return invalid('endsAt', 'La fin doit venir après le début.')
  }
  if (dates.some(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() > day)) {
    return invalid('endsAt', 'Une date dure au plus 24 heures : ajoutez une date par jour.')
  }
  const overlap = dates.some(({ startsAt }, index) => index > 0 && startsAt < (dates[index - 1]?.endsAt ?? startsAt))
  return overlap ? invalid('dates', 'Deux dates de cette rencontre se chevauchent : corrigez l’une d’elles.') : null
}

/** No workshop is planned in the past, nor further than anybody plans. */
export const checkAhead = (startsAt: Date, now: Date): Refusal | null => {
  if (startsAt <= now) return invalid('startsAt', 'Cette date est passée : choisissez une date à venir.')
  return startsAt > new Date(inParis(now).add({ years: 3 }).epochMilliseconds)
    ? invalid('startsAt', 'Cette date est dans plus de trois ans : vérifiez l’année.')
    : null
}

/** What is wrong with it, the first thing; null: nothing. */
export const checkWorkshop = (draft: WorkshopDraft): Refusal | null => {
  const { title, description, address, access, videoUrl } = draft
  if (title === '' || title.length > 160) return invalid('title', 'Donnez un titre, de 160 caractères au plus.')
  if (description.length > 20_000) return invalid('description', 'Ce texte est trop long : 20 000 caractères au plus.')
  if ((address?.length ?? 0) > 300) return invalid('address', 'Cette adresse est trop longue : 300 caractères au plus.')
  if ((access?.length ?? 0) > 2_000) return invalid('access', 'Ce texte est trop long : 2 000 caractères au plus.')
  if (videoUrl !== null && (videoUrl.length > 500 || !isHttps(videoUrl))) {
    return invalid('videoUrl', 'Le lien de la visioconférence doit être une adresse qui commence par https://.')
  }
  return checkSeats(draft) ?? checkDates(draft.dates)
}
