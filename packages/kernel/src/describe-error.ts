const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim())

/** What a database or GraphQL says about an error quotes the statement and its values: names, addresses, texts. */
const quotesValues = (error: Error): boolean =>
  /^(?:Prisma|DriverAdapterError|GraphQLError|Pothos)/.test(error.name) || 'severity' in error

/** An error for the log: its name, code and place, its message where that can't quote what members wrote; then its cause. */
export const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const cause = error.cause ?? ('originalError' in error ? error.originalError : undefined)
  return {
    type: error.name,
    ...('code' in error ? { code: error.code } : {}),
    ...(quotesValues(error) ? {} : { message: error.message }),
    at: frames(error),
    ...(cause instanceof Error && cause !== error ? { because: describeError(cause) } : {}),
  }
}
