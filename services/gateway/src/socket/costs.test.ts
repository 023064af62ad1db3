import {
  assertObjectType,
  buildSchema,
  GraphQLError,
  parse,
  validateSubscriptionArgs,
  type GraphQLSchema,
  type ValidatedSubscriptionArgs,
} from 'graphql'
import { expect, it } from 'vitest'
import type { Context } from '@ama/graphql'
import { createCosts } from './costs.ts'

/** A schema in which looking at what `page` costs is counted; a page of 1,000 is too many. */
const countedSchema = () => {
  const schema = buildSchema(`
    type Query { none: Int }
    type Subscription { happened(after: String): Happening }
    type Happening { page(first: Int): Int }
  `)
  let counted = 0
  const page = assertObjectType(schema.getType('Happening')).getFields()['page']
  if (page) {
    page.extensions = {
      complexity: ({ first }: { first?: number }) => {
        counted += 1
        return (first ?? 1) * 1_000
      },
    }
  }
  return { schema, counted: () => counted }
}

const asked = (schema: GraphQLSchema, text: string): ((variableValues?: object) => ValidatedSubscriptionArgs) => {
  const document = parse(text)
  return (variableValues = {}) => {
    const args = validateSubscriptionArgs({ schema, document, variableValues: { ...variableValues } })
    if (!('schema' in args)) throw args[0]
    return args
  }
}

const context = {} as Context

it('the same for all who go on from another cursor is judged once', () => {
  const { schema, counted } = countedSchema()
  const [judge, follow] = [
    createCosts(schema),
    asked(schema, 'subscription ($after: String) { happened(after: $after) { page(first: 2) } }'),
  ]
  for (const after of ['a', 'b', 'c']) expect(judge(follow({ after }), { after }, context)).toBeNull()
  expect(counted()).toBe(1)
})

it('and too much is too much for all of them', () => {
  const { schema, counted } = countedSchema()
  const [judge, follow] = [createCosts(schema), asked(schema, 'subscription { happened { page(first: 1000) } }')]
  for (let times = 0; times < 2; times += 1) expect(judge(follow(), {}, context)).toBeInstanceOf(GraphQLError)
  expect(counted()).toBe(1)
})

it('what a variable chooses is judged for each', () => {
  const { schema } = countedSchema()
  const [judge, follow] = [
    createCosts(schema),
    asked(schema, 'subscription ($first: Int) { happened { page(first: $first) } }'),
  ]
  const judged = (first: number) => judge(follow({ first }), { first }, context)
  expect([judged(1), judged(1_000), judged(1)]).toEqual([null, expect.any(GraphQLError), null])
})
