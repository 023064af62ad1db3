import type { Logger } from '@ama/kernel'
import { describeError } from './describe-error.ts'

/**
 * better-auth's log, in ours. Its messages and errors may quote addresses and statements with their values: of an
 * error only its name, code and place are kept.
 */
export const logOfBetterAuth = (log: Logger) => ({
  level: 'warn' as const,
  disableColors: true,
  log: (level: 'debug' | 'info' | 'warn' | 'error', message: string, ...details: unknown[]): void => {
    const error = details.find((detail) => detail instanceof Error)
    // What better-auth calls an error is mostly somebody's mistake: an unknown origin, a link used twice.
    log[level === 'error' && !error ? 'warn' : level](
      error ? describeError(error) : {},
      `sign-in: ${withoutAddresses(message)}`,
    )
  },
})

const withoutAddresses = (text: string): string => text.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…')
