import { refusalOf } from '@ama/graphql'
import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
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
