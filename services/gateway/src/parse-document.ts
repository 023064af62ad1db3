import { Refusal } from '@ama/kernel'
import { GraphQLError, parse, type DocumentNode, type Source } from 'graphql'

/** No screen's document has a fifth of it. Whether one is valid takes the square of its length to find out. */
const [maxTokens, longest] = [2_000, 50_000]

/**
 * Reads a document; refuses one that is too long to be kept, or so deep that reading it takes all of the stack. Throws a
 * GraphQLError for a fault in it.
 */
export const parseDocument = (text: string | Source): DocumentNode => {
  if ((typeof text === 'string' ? text : text.body).length > longest) {
    throw new Refusal('QUERY_TOO_COSTLY', `Cette requête est trop longue : ${longest} caractères au plus.`)
  }
  try {
    return parse(text, { maxTokens })
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes(`more than ${maxTokens} tokens`)) {
      throw new Refusal('QUERY_TOO_COSTLY', `Cette requête est trop longue : ${maxTokens} mots et signes au plus.`)
    }
    if (!(error instanceof RangeError)) throw error
    throw new Refusal('QUERY_TOO_DEEP', 'Cette requête est trop profonde pour être lue.')
  }
}
