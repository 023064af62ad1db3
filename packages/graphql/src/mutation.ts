import type { ObjectRef } from '@pothos/core'
import { builder, type SchemaTypes } from './builder.ts'
import { refusalOf } from './refusal-of.ts'
import { isRefused, refusalTypeName, refusalTypes, type Refused } from './refusals.ts'

/** The optional input that every mutation has. */
export const commandIdField = (t: PothosSchemaTypes.InputFieldBuilder<SchemaTypes, 'InputObject'>) =>
  t.id({ description: 'A uuid of the client’s: sent again, it gives the first answer and no second effect.' })

/** The union that a mutation answers with, `<Name>Result`: what it gives, or a refusal. */
export const resultOf = <Shape extends object>(name: string, gives: ObjectRef<SchemaTypes, Shape, Shape>) =>
  builder.unionType(`${name}Result`, {
    types: [gives, ...refusalTypes],
    resolveType: (value) => (isRefused(value) ? refusalTypeName(value.refusal) : gives),
  })

/** Runs a mutation's work; a refusal thrown in it becomes its answer, anything else goes on up. */
export const orRefusal = async <Shape>(work: () => Promise<Shape>): Promise<Shape | Refused> => {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal && refusalTypeName(refusal)) return { refusal }
    throw error
  }
}
