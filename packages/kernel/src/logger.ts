import { describeError } from './describe-error.ts'
import pino, { type Logger } from 'pino'

export type { Logger }

/** JSON lines on standard error; standard output stays free for what a command prints. Never log names, e-mails or texts. */
export const createLogger = (level: string): Logger =>
  pino(
    { level, base: null, serializers: { err: describeError }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  )
