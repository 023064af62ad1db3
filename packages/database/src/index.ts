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
export { insertAtOnce, type NewRows } from './insert-at-once.ts'
export { isDatabaseUnavailable } from './is-database-unavailable.ts'
export { diffFromMigrations } from './migrations/diff-from-migrations.ts'
export { type Migrated, migrate } from './migrations/migrate.ts'
export { MigrationProblem } from './migrations/migration-problem.ts'
