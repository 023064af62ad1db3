/** A text of the address, or ''. */
export const readText = (value: unknown): string => (typeof value === 'string' ? value : '')

export interface SignInSearch {
  /** Where to come back to. */
  retour?: string
  /** Why the OpenID Connect provider's answer was refused. */
  error?: string
}

export const readSignInSearch = ({ retour, error }: Record<string, unknown>): SignInSearch => ({
  ...(typeof retour === 'string' ? { retour } : {}),
  ...(typeof error === 'string' ? { error } : {}),
})

const spans = ['mois', 'semaine'] as const

export interface WorkshopsSearch {
  /** Those that are over. */
  passees?: true
  /** As a calendar of a month or a week; a list unless told. */
  vue?: (typeof spans)[number]
  /** A day of that month or week, such as 2026-12-08; today unless told. */
  jour?: string
  communaute?: string
  genre?: 'WORKSHOP' | 'MEETING'
  /** Official geographic code. */
  commune?: string
}

/** Which workshops are shown, and how: kept in the address, so that "back" and a shared link find them again. */
export const readWorkshopsSearch = (search: Record<string, unknown>): WorkshopsSearch => {
  const vue = spans.find((each) => each === search['vue'])
  const genre = (['WORKSHOP', 'MEETING'] as const).find((each) => each === search['genre'])
  const [jour, communaute] = [readText(search['jour']), readText(search['communaute'])]
  // A code without letter is read as a number.
  const { commune } = search
  const code = typeof commune === 'number' ? String(commune) : readText(commune)
  return {
    ...(search['passees'] === true ? { passees: true as const } : {}),
    ...(vue ? { vue } : {}),
    ...(/^\d{4}-\d\d-\d\d$/.test(jour) ? { jour } : {}),
    ...(communaute ? { communaute } : {}),
    ...(genre ? { genre } : {}),
    ...(code ? { commune: code } : {}),
  }
}

const filters = ['non-resolus', 'resolus'] as const
type Filter = (typeof filters)[number]

export interface ThreadSearch {
  filtre?: Filter
  q?: string
}

/** Which threads of a community: kept in the address, so that "back" and a shared link find them again. */
export const readThreadSearch = ({ filtre, q }: Record<string, unknown>): ThreadSearch => {
  const filter = filters.find((each) => each === filtre)
  return { ...(filter ? { filtre: filter } : {}), ...(typeof q === 'string' && q !== '' ? { q } : {}) }
}

/** Which part of the plan is shown. */
export const readPlanSearch = (search: Record<string, unknown>): { theme?: string; partenaire?: string } => {
  const [theme, partenaire] = [readText(search['theme']), readText(search['partenaire'])]
  return { ...(theme ? { theme } : {}), ...(partenaire ? { partenaire } : {}) }
}
