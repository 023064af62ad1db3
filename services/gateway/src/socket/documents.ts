import { refusalOf } from '@ama/graphql'
import {
  GraphQLError,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql'
import { keepByText } from '../keep-by-text.ts'
import { parseDocument } from '../parse-document.ts'
import { isPerViewer } from '../schema.ts'
import type { SubscribePayload } from './messages.ts'

export interface CheckedDocument {
  readonly document: DocumentNode
  /** It asks for a field of which the schema says that it depends on the viewer. */
  readonly personal: boolean
}

type Checked = CheckedDocument | readonly GraphQLError[]

const isPersonal = (schema: GraphQLSchema, document: DocumentNode): boolean => {
  let personal = false
  const types = new TypeInfo(schema)
  const look = () => {
    personal ||= isPerViewer(types.getFieldDef())
  }
  visit(document, visitWithTypeInfo(types, { Field: look }))
  return personal
}

/** Parses and validates each document once; those that were asked for last are kept. */
export const createDocuments = (schema: GraphQLSchema) => {
  const kept = keepByText<Checked>()
  const check = (text: string): Checked => {
    try {
      const document = parseDocument(text)
      const faults = validate(schema, document)
      return faults.length > 0 ? faults : { document, personal: isPersonal(schema, document) }
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
