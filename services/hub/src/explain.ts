import { BackupProblem, EmbeddedPostgresProblem, isDatabaseUnavailable, MigrationProblem } from '@ama/database'
import { NatsProblem } from '@ama/bus'
import { ConfigurationError, Refusal } from '@ama/kernel'
import { Problem } from './problem.ts'

const known = [
  Problem,
  ConfigurationError,
  BackupProblem,
  MigrationProblem,
  EmbeddedPostgresProblem,
  NatsProblem,
  Refusal,
]

const hasCode = (error: unknown, code: string): error is Error & { port?: number } =>
  error instanceof Error && 'code' in error && error.code === code

/** What to tell the person at the keyboard: one sentence that says what to do, never a stack. */
export const explain = (error: unknown): string => {
  if (known.some((problem) => error instanceof problem)) return (error as Error).message
  if (hasCode(error, 'EADDRINUSE')) {
    return `Port ${error.port ?? ''} is taken: stop the program that listens there, or choose another with HUB_PORT (HUB_HEALTH_PORT for health and metrics).`
  }
  if (hasCode(error, 'EACCES') && error.port)
    return `Port ${error.port} needs more rights: choose one above 1024 with HUB_PORT.`
  const message = error instanceof Error ? error.message : String(error)
  if (isDatabaseUnavailable(error)) {
    return `The database went away (${message.trim().split('\n').at(-1)}): see that it runs, then try again.`
  }
  return `The hub stopped on something unexpected: ${message}\nSet HUB_LOG_LEVEL=debug to see more.`
}
