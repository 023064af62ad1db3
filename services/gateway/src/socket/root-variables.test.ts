import { parse } from 'graphql'
import { expect, it } from 'vitest'
import { rootVariables } from './root-variables.ts'

const variablesOf = (text: string) => [...rootVariables(parse(text))]

it('a cursor that only the subscription itself takes says nothing of an event', () => {
  expect(
    variablesOf('subscription ($after: String, $ids: [ID!]) { activity(after: $after, communityIds: $ids) { kind } }'),
  ).toEqual(['after', 'ids'])
})

it('a variable that a field below uses too does', () => {
  expect(
    variablesOf(
      'subscription ($c: String) { activity(after: $c) { subject { ... on Thread { answers(after: $c) { edges { cursor } } } } } }',
    ),
  ).toEqual([])
})

it('a variable of a directive or in a fragment does', () => {
  expect(
    variablesOf(
      'subscription ($a: String, $b: Boolean!, $c: Int) { activity(after: $a) { kind @include(if: $b) ...more } } fragment more on Activity { community { threads(first: $c) { edges { cursor } } } }',
    ),
  ).toEqual(['a'])
})

it('nor does a list that holds it hide it', () => {
  expect(variablesOf('subscription ($id: ID!) { activity(communityIds: [$id]) { kind } }')).toEqual(['id'])
})
