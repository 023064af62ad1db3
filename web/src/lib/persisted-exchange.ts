import { type Exchange, makeOperation } from 'urql'
import { map, pipe } from 'wonka'

/** The hash by which the gateway knows a document of this build. */
export const hashOf = (document: object): string | null =>
  'documentId' in document && typeof document.documentId === 'string' ? document.documentId : null

/**
 * Sends each operation by the hash that the code generator gave it, never by its text: the gateway accepts from
 * browsers only the operations of this build.
 */
export const persistedExchange: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      operations,
      map((operation) => {
        const sha256Hash = hashOf(operation.query)
        if (!sha256Hash) return operation
        const extensions = { ...operation.extensions, persistedQuery: { version: 1 as const, sha256Hash } }
        return { ...makeOperation(operation.kind, operation), extensions }
      }),
      forward,
    )
