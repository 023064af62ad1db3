import type { Abuse } from './abuse.ts'
import { openRawSocket } from './raw-socket.ts'

const count = 10_000
const query = 'subscription { activity { cursor kind } }'
const messages = Array.from({ length: count }, (_, index) =>
  JSON.stringify({ id: String(index), type: 'subscribe', payload: { query } }),
)

/** Asks for all at once, on a new connection when it was closed. */
export const manySubscriptions: Abuse = {
  name: '10,000 subscriptions on one connection',
  perSecond: 1,
  refusal: '4429',
  beside: ['TOO_MANY_OPERATIONS'],
  begin: (target, note) => ({
    once: async () => {
      const { socket, hello, closed } = await openRawSocket(target, (answer) => {
        if (answer === 'TOO_MANY_OPERATIONS') note(answer)
      })
      await hello()
      for (const message of messages) socket.send(message)
      note(await closed)
    },
  }),
}
