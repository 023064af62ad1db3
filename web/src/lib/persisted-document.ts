import { createRequest, type DocumentInput } from 'urql'

/** An operation with the hash by which the gateway knows it. The build writes the calls (build/inline-documents.ts). */
export const persistedDocument = (hash: string, text: string): DocumentInput =>
  Object.assign(createRequest(text, {}).query, { documentId: hash })
