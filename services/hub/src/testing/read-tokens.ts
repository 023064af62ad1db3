import { runHub } from './run-hub.ts'

/** Personal tokens, by the command that operators use. */
export const readTokens = async (settings: Record<string, string>, emails: readonly string[]): Promise<string[]> => {
  const program = runHub(['token', ...emails.flatMap((email) => ['--as', email])], settings)
  if ((await program.exited) !== 0) throw new Error(program.output())
  return program.output().trimEnd().split('\n')
}
