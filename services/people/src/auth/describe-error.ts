const frames = (error: Error): string[] => (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))

/** An error for the log: its name, code and place. Not its message, which may quote addresses and whole statements. */
export const describeError = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? { error: error.name, code: 'code' in error ? error.code : undefined, at: frames(error) }
    : { error: typeof error }
