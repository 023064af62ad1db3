import type { Logger } from '@ama/kernel'

const frames = (error: Error): string[] => (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))

/**
 * better-auth's log, in ours. Its messages and errors may quote addresses and statements with their values: of an
 * error only its name, code and place are kept.
 */
export const logOfBetterAuth = (log: Logger) => ({
  level: 'warn' as const,
  disableColors: true,
  log: (level: 'debug' | 'info' | 'warn' | 'error', message: string, ...details: unknown[]): void => {
    const error = details.find((detail) => detail instanceof Error)
    const about = error && { error: error.name, code: 'code' in error ? error.code : undefined, at: frames(error) }
    // What better-auth calls an error is mostly somebody's mistake: an unknown origin, a link used twice.
    log[level === 'error' && !error ? 'warn' : level]({ ...about }, `sign-in: ${withoutAddresses(message)}`)
  },
})

const withoutAddresses = (text: string): string => text.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '…')
