/** The database can't be brought to this version; the message is a sentence that says what to do. */
export class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem'
}
