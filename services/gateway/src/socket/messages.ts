import type { RawData } from 'ws'
import { z } from 'zod'

/** What a client may say: graphql-transport-ws, of which graphql-ws is the reference. */
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection_init'), payload: z.record(z.string(), z.unknown()).nullish() }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('complete'), id: z.string().min(1) }),
  z.object({
    type: z.literal('subscribe'),
    id: z.string().min(1).max(200),
    payload: z.object({
      query: z.string().nullish(),
      operationName: z.string().nullish(),
      variables: z.record(z.string(), z.unknown()).nullish(),
      extensions: z.record(z.string(), z.unknown()).nullish(),
    }),
  }),
])

export type Message = z.infer<typeof message>
export type SubscribePayload = Extract<Message, { type: 'subscribe' }>['payload']

/** null: binary, no JSON, or none of the protocol's messages. */
export const readMessage = (data: RawData, isBinary: boolean): Message | null => {
  if (isBinary) return null
  try {
    return message.parse(JSON.parse(String(data)))
  } catch {
    return null
  }
}

/** Why the hub closes a socket. Below 4400 and those marked with P: the protocols' own meaning. */
export const closeCodes = {
  goingAway: 1001,
  /** Clients come back by themselves. */
  tryAgainLater: 1013,
  /** P */
  invalidMessage: 4400,
  signInAgain: 4401,
  noRight: 4403,
  /** P */
  protocolUnknown: 4406,
  /** P: it never said hello. Too slow otherwise: come back and go on from the cursor. */
  tooSlow: 4408,
  /** P */
  idTaken: 4409,
  tooMany: 4429,
} as const
