import { refusalOf } from '@ama/graphql'
import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import { parseDocument } from '../parse-document.ts'

type Checked = DocumentNode | readonly GraphQLError[]

/** Parses and validates each document once; the last 500 are kept. */
export const createDocuments = (schema: GraphQLSchema) => {
  const kept = new Map<string, Checked>()
  const check = (text: string): Checked => {
    try {
      const document = parseDocument(text)
      const faults = validate(schema, document)
      return faults.length > 0 ? faults : document
    } catch (error) {
      if (error instanceof GraphQLError) return [error]
      const refusal = refusalOf(error)
      if (refusal) return [new GraphQLError(refusal.message, { cause: refusal })]
      throw error
    }
  }
  return (text: string): Checked => {
    const known = kept.get(text)
    if (known) return known
    const checked = check(text)
    if (kept.size >= 500) kept.delete(kept.keys().next().value ?? '')
    kept.set(text, checked)
    return checked
  }
}

/** The document that a client sends, or names by its hash; behind a cookie the web's own alone. */
export const documentText = (
  { query, extensions }: SubscribePayload,
  documents: ReadonlyMap<string, string>,
  byCookie: boolean,
): string | GraphQLError => {
  const persisted: unknown = extensions?.['persistedQuery']
  const hash =
    typeof persisted === 'object' && persisted !== null && 'sha256Hash' in persisted
      ? String(persisted.sha256Hash)
      : null
  const known = hash ? documents.get(hash) : undefined
  if (known) return known
  if (byCookie || !query) {
    return new GraphQLError('Cette page est d’une version plus ancienne du hub : rechargez-la.', {
      extensions: { code: 'PERSISTED_UNKNOWN' },
    })
  }
  return query
}
