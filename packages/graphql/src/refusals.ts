import { Refusal, type RefusalCode } from '@ama/kernel'
import { builder } from './builder.ts'

/** The refusals that a mutation can answer with, each a type of its own with the same two fields. */
const typeNames = {
  INVALID_INPUT: 'InvalidInput',
  UNAUTHENTICATED: 'Unauthenticated',
  FORBIDDEN: 'Forbidden',
  NOT_FOUND: 'NotFound',
  CONFLICT: 'Conflict',
  UNAVAILABLE: 'Unavailable',
} as const satisfies Partial<Record<RefusalCode, string>>

const RefusalInterface = builder.interfaceRef<Refusal>('Error').implement({
  description: 'Why something was refused: a sentence for people, a code for programs.',
  fields: (t) => ({
    code: t.exposeString('code'),
    message: t.exposeString('message'),
  }),
})

const InvalidInput = builder.objectRef<Refusal>(typeNames.INVALID_INPUT).implement({
  interfaces: [RefusalInterface],
  fields: (t) => ({ field: t.exposeString('field', { nullable: true, description: 'The input at fault.' }) }),
})

const plain = (name: string) => builder.objectRef<Refusal>(name).implement({ interfaces: [RefusalInterface] })

export const refusalTypes = [
  InvalidInput,
  plain(typeNames.UNAUTHENTICATED),
  plain(typeNames.FORBIDDEN),
  plain(typeNames.NOT_FOUND),
  plain(typeNames.CONFLICT),
  plain(typeNames.UNAVAILABLE),
]

const isAnswerable = (code: RefusalCode): code is keyof typeof typeNames => code in typeNames

/** The GraphQL type of a refusal; null when it is none that a mutation answers with. */
export const refusalTypeName = (value: unknown): string | null =>
  value instanceof Refusal && isAnswerable(value.code) ? typeNames[value.code] : null
