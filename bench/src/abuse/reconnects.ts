import type { Abuse } from './abuse.ts'
import { openRawSocket } from './raw-socket.ts'

/** Signs in, leaves and comes back without pause. */
export const reconnects: Abuse = {
  name: 'reconnecting 50 times a second',
  perSecond: 50,
  refusal: '4429',
  // As often as a member may within ten seconds.
  beside: ['let in'],
  begin: (target, note) => ({
    once: async () => {
      const { socket, hello } = await openRawSocket(target)
      note(await hello())
      socket.close()
    },
  }),
}
