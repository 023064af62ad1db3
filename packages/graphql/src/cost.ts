import { Refusal } from '@ama/kernel'
import { createComplexityRule } from '@pothos/plugin-complexity'
import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { Context } from './hub.ts'

/** Deeper or costlier documents are refused: nothing on the screens needs half of it. */
export const limits = { depth: 12, complexity: 20_000, breadth: 400 } as const

export const tooDeep = (): Refusal =>
  new Refusal('QUERY_TOO_DEEP', `Cette requête est trop profonde : ${limits.depth} niveaux au plus.`)

export const tooCostly = (): Refusal =>
  new Refusal('QUERY_TOO_COSTLY', 'Cette requête demande trop de choses à la fois : découpez-la en pages.')

/** One operation of a valid document, with variables as the client sent them. */
interface Asked {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | null | undefined
}

/**
 * Why an operation asks for more than may be; null: it doesn't. Queries and mutations are judged as they begin; this is
 * for a subscription, which is executed only when something happens.
 */
export const judgeCost = (schema: GraphQLSchema, asked: Asked, context: Context): GraphQLError | null => {
  const { document, operationName, variables } = asked
  const rule = createComplexityRule({
    context,
    operationName: operationName ?? null,
    variableValues: { ...variables },
    validate: ({ depth, breadth, complexity }, report) => {
      if (depth > limits.depth) report(new GraphQLError('', { cause: tooDeep() }))
      else if (breadth > limits.breadth || complexity > limits.complexity) {
        report(new GraphQLError('', { cause: tooCostly() }))
      }
    },
  })
  return validate(schema, document, [rule])[0] ?? null
}
