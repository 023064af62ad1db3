import type { Abuse } from './abuse.ts'
import { openRawSocket } from './raw-socket.ts'

/** The first thing said on each connection is binary. */
export const binaryFrames: Abuse = {
  name: 'binary frames',
  perSecond: 50,
  refusal: '4400',
  beside: [],
  begin: (target, note) => ({
    once: async () => {
      const { socket, closed, isOpen } = await openRawSocket(target)
      if (isOpen()) socket.send(Buffer.from([1, 2, 255]))
      note(await closed)
    },
  }),
}
