/** A backup can't be written or put in place; the message is a sentence that says what to do. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'
}
