/** Why the hub refuses something that it understood. The code is for programs, the sentence for people. */
export type RefusalCode =
  | 'INVALID_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAVAILABLE'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_COSTLY'

/**
 * An expected refusal. Rules return it as a value; commands throw it, so that the transaction rolls back
 * and nothing is half-written; GraphQL shows it as a member of the result union, or as an error with its code.
 * `message` is a French sentence that a person can act on; `field` names the input at fault, where there is one.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly field: string | null

  constructor(code: RefusalCode, message: string, field: string | null = null) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.field = field
  }
}

export const invalid = (field: string, message: string): Refusal => new Refusal('INVALID_INPUT', message, field)
export const forbidden = (message: string): Refusal => new Refusal('FORBIDDEN', message)
export const notFound = (message: string): Refusal => new Refusal('NOT_FOUND', message)
export const conflict = (message: string): Refusal => new Refusal('CONFLICT', message)
export const unavailable = (): Refusal =>
  new Refusal(
    'UNAVAILABLE',
    'Le service est momentanément indisponible. Rien n’a été enregistré : réessayez dans un instant.',
  )
export const unauthenticated = (): Refusal => new Refusal('UNAUTHENTICATED', 'Connectez-vous pour continuer.')

/** The value, or throws the refusal that a rule gave instead. */
export const accepted = <Value>(decision: Value | Refusal): Value => {
  if (decision instanceof Refusal) throw decision
  return decision
}
