import type { DiagnoseMigrationHistoryOutput } from '@prisma/schema-engine-wasm'
import { MigrationProblem } from './migration-problem.ts'

const list = (names: readonly string[]): string => names.join(', ')

/** Throws a sentence when what was applied to the database isn't what this version of the hub would have applied. */
export const refuseHistory = ({
  failedMigrationNames: failed,
  editedMigrationNames: edited,
  history,
}: DiagnoseMigrationHistoryOutput): void => {
  const unknown = history && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : []
  if (unknown.length > 0) {
    throw new MigrationProblem(
      `The database belongs to a newer version of the hub (it has ${list(unknown)}): start that version, or restore ` +
        'a backup made before it.',
    )
  }
  const [stuck] = failed
  if (stuck !== undefined) {
    throw new MigrationProblem(
      `The migration ${stuck} was begun and never finished: restore the backup made before it or, if nothing of it ` +
        `is in the database, run: UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ` +
        `'${stuck}' AND finished_at IS NULL; then start the hub again.`,
    )
  }
  if (edited.length > 0) {
    throw new MigrationProblem(
      `Migrations were edited after they were applied to this database (${list(edited)}): put their files back as ` +
        'they were and make a new migration for the change.',
    )
  }
}
