/** What was thrown, as an error: in JavaScript anything can be thrown. */
export const errorOf = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('What was thrown is no error', { cause: thrown })
