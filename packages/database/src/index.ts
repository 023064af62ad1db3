export { BackupProblem } from './backup/backup-problem.ts'
export { beginNewLog, replacedChannel } from './backup/begin-new-log.ts'
export { type CheckedBackup, checkBackup } from './backup/check-backup.ts'
export { restoreBackup } from './backup/restore-backup.ts'
export { writeBackup } from './backup/write-backup.ts'
export { byKeys } from './by-keys.ts'
export { connect, type Database, type Transaction } from './connect.ts'
export { EmbeddedPostgresProblem } from './embedded/embedded-postgres-problem.ts'
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded/start-embedded-postgres.ts'
export { getDatamodel } from './generated/pothos.ts'
export type { default as PrismaTypes } from './generated/pothos.ts'
export * from './generated/prisma/client.ts'
export { gathered } from './gathered.ts'
export { readById } from './read-by-id.ts'
export { isDatabaseUnavailable, isWithoutConnection } from './is-database-unavailable.ts'
export { diffFromMigrations } from './migrations/diff-from-migrations.ts'
export { silentAtMost } from './silent-socket.ts'
export { statementName } from './statement-name.ts'
export { type Migrated, migrate } from './migrations/migrate.ts'
export { MigrationProblem } from './migrations/migration-problem.ts'
