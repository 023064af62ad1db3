/** Can't be reached or answers too late (P1…, P2024, P2028), and PostgreSQL's: connection, silent too long, shutting down, full. */
const codes =
  /^(P1001|P1002|P1008|P1011|P1017|P2024|P2028|P2037|08...|25P03|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/

/** What pg and Prisma say without a code. */
const sentences =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable|Can't reach database|Server has closed the connection|ConnectionClosed|DatabaseNotReachable/

const property = (value: object, name: string): unknown =>
  name in value ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined

/** An error and what it was made from: a cause, or what Prisma's adapter met. */
function* layers(error: unknown): Generator<object> {
  if (typeof error !== 'object' || error === null) return
  yield error
  yield* layers(property(error, 'cause'))
  const meta = property(error, 'meta')
  if (typeof meta === 'object' && meta !== null) yield* layers(property(meta, 'driverAdapterError'))
}

const saysUnavailable = (layer: object): boolean =>
  codes.test(String(property(layer, 'code'))) || sentences.test(String(property(layer, 'message')))

/** True when an error says that the database is gone (or too busy to answer), not that it refused: try again later. */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  [...layers(error)].some(saysUnavailable) ||
  (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable))
