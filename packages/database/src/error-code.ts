/** The code of a system's or a database's error (`EACCES`, `28P01`, …), or null. */
export const errorCode = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  // A host with several addresses: each fails for itself.
  return error instanceof AggregateError ? errorCode(error.errors[0]) : null
}
