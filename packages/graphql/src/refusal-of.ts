import { isDatabaseUnavailable } from '@ama/database'
import { Refusal, unavailable } from '@ama/kernel'

/** The refusal behind an error, through wrapping layers; a database that is gone is one too. null: unexpected. */
export const refusalOf = (error: unknown): Refusal | null => {
  for (let at = error; at instanceof Error; at = at.cause ?? originalOf(at)) {
    if (at instanceof Refusal) return at
  }
  return isDatabaseUnavailable(error) ? unavailable() : null
}

const originalOf = (error: Error): unknown => ('originalError' in error ? error.originalError : undefined)
