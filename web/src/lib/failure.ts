import type { CombinedError } from 'urql'
import { saysSignedOut } from './signed-out-exchange.ts'

/** Why something that was asked of the server did not happen. */
export type Failure =
  | { kind: 'refused'; code: string; message: string; field: string | null }
  /** No answer came: whether it was done is unknown, and asking again under the same id is safe. */
  | { kind: 'network' }
  | { kind: 'signed-out' }
  /** The site was renewed since this page was loaded: the gateway no longer knows what it asks. */
  | { kind: 'outdated' }
  | { kind: 'unexpected'; requestId: string | null }

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Reads an error of the whole request; a refusal inside the answer is read by `refusalIn`. */
export const failureOf = (error: CombinedError): Failure => {
  if (error.networkError) return saysSignedOut(error) ? { kind: 'signed-out' } : { kind: 'network' }
  if (saysSignedOut(error)) return { kind: 'signed-out' }
  const [first] = error.graphQLErrors
  const code = textOf(first?.extensions['code'])
  const expected = ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'UNAVAILABLE', 'INVALID_INPUT']
  if (code === 'PERSISTED_UNKNOWN') return { kind: 'outdated' }
  if (first && code && expected.includes(code)) {
    return { kind: 'refused', code, message: first.message, field: textOf(first.extensions['field']) }
  }
  return { kind: 'unexpected', requestId: textOf(first?.extensions['requestId']) }
}

interface Refused {
  code: string
  message: string
  field?: string | null
}

export const isRefused = (answer: object): answer is Refused => 'code' in answer && 'message' in answer

/** A refusal that the schema foresees, as a failure. */
export const refusalIn = (answer: Refused): Failure =>
  answer.code === 'UNAUTHENTICATED'
    ? { kind: 'signed-out' }
    : { kind: 'refused', code: answer.code, message: answer.message, field: answer.field ?? null }

/** What is there is not as this page knows it, or does not allow it. */
export const isConflict = (failure: Failure | null): boolean =>
  failure?.kind === 'refused' && failure.code === 'CONFLICT'
