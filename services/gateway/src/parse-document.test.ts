import { Refusal } from '@ama/kernel'
import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { parseDocument } from './parse-document.ts'

const refusalOf = (text: string): string => {
  try {
    parseDocument(text)
    return 'none'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

describe('a document', () => {
  it('is read', () => {
    expect(parseDocument('{ viewer { id } }').definitions).toHaveLength(1)
  })
  it.each([
    ['of too many characters', `{ viewer } ${'#'.repeat(50_000)}`],
    ['of too many words', `{ ${'a '.repeat(5_000)} }`],
  ])('%s is refused', (_what, text) => expect(refusalOf(text)).toBe('QUERY_TOO_COSTLY'))
  it('with a fault in it says what', () => {
    expect(() => parseDocument('{ viewer')).toThrow(GraphQLError)
  })
})
