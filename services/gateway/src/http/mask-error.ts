import { refusalOf } from '@ama/graphql'
import type { Logger } from '@ama/kernel'
import { GraphQLError } from 'graphql'

/** What GraphQL itself refuses, in a sentence; the original detail follows, for who writes the program. */
const sentences: Record<string, string> = {
  BAD_REQUEST: 'La requête n’est pas lisible : le corps doit être un objet JSON avec un champ « query ».',
  OPERATION_RESOLUTION_FAILURE: 'La requête ne dit pas laquelle de ses opérations exécuter.',
  GRAPHQL_PARSE_FAILED: 'La requête GraphQL n’est pas bien écrite.',
  GRAPHQL_VALIDATION_FAILED: 'La requête GraphQL ne correspond pas au schéma.',
}

const ourCodes = new Set([
  'UNAUTHENTICATED',
  'ANOTHER_MEMBER',
  'BODY_TOO_LARGE',
  'PERSISTED_ONLY',
  'PERSISTED_UNKNOWN',
  'SUBSCRIPTIONS_BY_WEBSOCKET',
  'TOO_MANY_OPERATIONS',
])

const rewritten = (error: GraphQLError, code: string, sentence: string): GraphQLError =>
  new GraphQLError(`${sentence} (${error.message})`, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { code, http: code === 'BAD_REQUEST' ? { status: 400 } : error.extensions['http'] },
  })

/** Of the document or its variables: what a resolver threw has a path and a cause. */
const isPlain = (error: GraphQLError): boolean => {
  const cause = error.cause ?? error.originalError
  return !cause || (cause instanceof GraphQLError && error.path === undefined)
}

/**
 * What a client may know of an error: a refusal with its code and field; a fault of the document; otherwise a
 * reference to quote, and the whole is logged once.
 */
export const maskError = (error: unknown, requestId: string, log: Logger): GraphQLError => {
  const at = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {}
  const refusal = refusalOf(error)
  if (refusal) {
    return new GraphQLError(refusal.message, {
      ...at,
      extensions: { code: refusal.code, ...(refusal.field ? { field: refusal.field } : {}) },
    })
  }
  if (error instanceof GraphQLError && isPlain(error)) {
    const code = String(error.extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED')
    if (ourCodes.has(code)) return error
    const sentence = sentences[code]
    if (sentence) return rewritten(error, code, sentence)
  }
  log.error({ err: error, requestId }, 'unexpected error in a request')
  return new GraphQLError(
    `Une erreur inattendue est survenue. Réessayez ; si elle revient, signalez-la avec la référence ${requestId}.`,
    { ...at, extensions: { code: 'UNEXPECTED', requestId } },
  )
}
