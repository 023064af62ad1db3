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

/** A refusal as an answer: GraphQL throws whatever Error a resolver returns, so it is wrapped. */
export interface Refused {
  readonly refusal: Refusal
}

const RefusalInterface = builder.interfaceRef<Refused>('Error').implement({
  description: 'Why something was refused: a sentence for people, a code for programs.',
  fields: (t) => ({
    code: t.string({ resolve: ({ refusal }) => refusal.code }),
    message: t.string({ resolve: ({ refusal }) => refusal.message }),
  }),
})

const InvalidInput = builder.objectRef<Refused>(typeNames.INVALID_INPUT).implement({
  interfaces: [RefusalInterface],
  fields: (t) => ({
    field: t.string({ nullable: true, description: 'The input at fault.', resolve: ({ refusal }) => refusal.field }),
  }),
})

const plain = (name: string) => builder.objectRef<Refused>(name).implement({ interfaces: [RefusalInterface] })

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
export const refusalTypeName = ({ code }: Refusal): string | null => (isAnswerable(code) ? typeNames[code] : null)

/** True for a mutation's answer that is a refusal. */
export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'refusal' in value && value.refusal instanceof Refusal
