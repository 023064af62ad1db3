/** How errors say something: by a code, or in the words of pg and Prisma where there is none. */
interface Signs {
  readonly codes: RegExp
  readonly sentences: RegExp
}

/** Can't be reached or answers too late (P1…, P2024, P2028), and PostgreSQL's: connection, silent too long, shutting down, full. */
const unavailable: Signs = {
  codes:
    /^(P1001|P1002|P1008|P1011|P1017|P2024|P2028|P2037|08...|25P03|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
  sentences:
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable|Can't reach database|Server has closed the connection|ConnectionClosed|DatabaseNotReachable/,
}

/** Of these, what whoever asks for a connection is told: nobody is there, it is starting or full, or none is free in time. */
const withoutConnection: Signs = {
  codes: /^(P1001|P1002|P2024|57P03|53300|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
  sentences: /timeout exceeded when trying to connect|Can't reach database|DatabaseNotReachable/,
}

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

const says = (error: unknown, signs: Signs): boolean =>
  [...layers(error)].some(
    (layer) =>
      signs.codes.test(String(property(layer, 'code'))) || signs.sentences.test(String(property(layer, 'message'))),
  ) ||
  (error instanceof AggregateError && error.errors.some((one: unknown) => says(one, signs)))

/** True when an error says that the database is gone (or too busy to answer), not that it refused: try again later. */
export const isDatabaseUnavailable = (error: unknown): boolean => says(error, unavailable)

/** True when an error says that there was no connection to be had: nothing of what was asked has begun. */
export const isWithoutConnection = (error: unknown): boolean => says(error, withoutConnection)
