import { judgeCost, type Context } from '@ama/graphql'
import type { GraphQLError, GraphQLSchema, OperationDefinitionNode, ValidatedSubscriptionArgs } from 'graphql'
import type { SubscribePayload } from './messages.ts'
import { rootVariables } from './root-variables.ts'

/** Judges whether a subscription asks for too much: once for all who ask the same, unless a variable chooses what is said. */
export const createCosts = (schema: GraphQLSchema) => {
  const known = new WeakMap<OperationDefinitionNode, GraphQLError | null>()
  return (
    { document, operation }: ValidatedSubscriptionArgs,
    variables: SubscribePayload['variables'],
    context: Context,
  ): GraphQLError | null => {
    const before = known.get(operation)
    if (before !== undefined) return before
    const judged = judgeCost(schema, { document, operationName: operation.name?.value, variables }, context)
    const own = rootVariables(document)
    const isForAll = (operation.variableDefinitions ?? []).every(({ variable }) => own.has(variable.name.value))
    if (isForAll) known.set(operation, judged)
    return judged
  }
}
