import { errorCode } from './error-code.ts'

/** Can't be reached or answers too late (P1…, P2024, P2028), and PostgreSQL's classes: connection, shutting down, full. */
const codes =
  /^(P1001|P1002|P1008|P1011|P1017|P2024|P2028|P2037|08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/

/** What pg and Prisma say without a code. */
const sentences =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable|Can't reach database|Server has closed the connection|ConnectionClosed|DatabaseNotReachable/

/** True when an error says that the database is gone (or too busy to answer), not that it refused: try again later. */
export const isDatabaseUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (codes.test(errorCode(error) ?? '') || sentences.test(error.message)) return true
  return isDatabaseUnavailable(error.cause)
}
