/** The embedded PostgreSQL can't run here; the message is a sentence that says what to do. */
export class EmbeddedPostgresProblem extends Error {
  override readonly name = 'EmbeddedPostgresProblem'
}
