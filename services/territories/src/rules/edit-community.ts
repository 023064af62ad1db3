import { conflict, invalid, type Refusal } from '@ama/kernel'

/** Characters at most in a community's name. */
export const nameLimit = 120

interface Community {
  readonly name: string
  readonly version: number
  readonly communeCodes: ReadonlySet<string>
}

interface Edit {
  /** The version that was on the referent's screen. */
  readonly version: number
  readonly name?: string | null | undefined
  readonly communeCodes?: readonly string[] | null | undefined
}

/** What to write; the version grows by one when anything changed. */
export interface CommunityChange {
  readonly name: string
  readonly communesAdded: readonly string[]
  readonly communesRemoved: readonly string[]
}

/**
 * The referent gives a community another name, other communes, or both; what isn't given stays. `known` are the
 * commune codes that exist, among those given. Gives null when everything is as it was already.
 */
export const editCommunity = (
  community: Community,
  edit: Edit,
  known: ReadonlySet<string>,
): CommunityChange | null | Refusal => {
  if (edit.version !== community.version) {
    return conflict(
      'Quelqu’un a modifié cette communauté entre-temps. Rechargez la page, puis refaites votre changement.',
    )
  }
  const name = (edit.name ?? community.name).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  if (name === '') return invalid('name', 'Donnez un nom à la communauté.')
  const length = [...name].length
  if (length > nameLimit) {
    return invalid('name', `Le nom est trop long : ${nameLimit} caractères au plus (le vôtre en a ${length}).`)
  }
  const codes = edit.communeCodes ? new Set(edit.communeCodes) : community.communeCodes
  if (codes.size === 0) return invalid('communeCodes', 'Une communauté compte au moins une commune.')
  const added = [...codes].filter((code) => !community.communeCodes.has(code))
  const unknown = added.filter((code) => !known.has(code))
  if (unknown.length > 0) {
    const some = unknown.slice(0, 5).map((code) => code.slice(0, 10))
    return invalid('communeCodes', `Ces codes ne sont pas ceux de communes des Landes : ${some.join(', ')}.`)
  }
  const removed = [...community.communeCodes].filter((code) => !codes.has(code))
  if (name === community.name && added.length === 0 && removed.length === 0) return null
  return { name, communesAdded: added.toSorted(), communesRemoved: removed.toSorted() }
}
