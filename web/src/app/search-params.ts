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

export interface WorkshopsSearch {
  /** Those that are over. */
  passees?: true
}

export const readWorkshopsSearch = ({ passees }: Record<string, unknown>): WorkshopsSearch =>
  passees === true ? { passees } : {}

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
