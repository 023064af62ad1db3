import { setTimeout as pause } from 'node:timers/promises'
import type { Abuse } from './abuse.ts'
import { openRawSocket, type RawSocket } from './raw-socket.ts'

const atOnce = 10
/** Long names for one field: about 50 kB for each event, so that they are soon full. */
const fields = Array.from({ length: 120 }, (_, index) => `f${index}${'x'.repeat(350)}: cursor`).join(' ')
const query = `subscription { activity { ${fields} } }`
/** Milliseconds to read what has come, up to the code. */
const patience = 2_000

/** Ten that follow and never read, ten more every other second; at the end their codes are read. */
export const unreadSockets: Abuse = {
  name: 'sockets that never read',
  perSecond: 0.5,
  refusal: '4408',
  // Those that were opened last, and those that are one too many for a member.
  beside: ['still open', '4429'],
  begin: (target, note) => {
    const all: RawSocket[] = []
    const open = async (): Promise<void> => {
      const raw = await openRawSocket(target)
      all.push(raw)
      await raw.hello()
      raw.socket.pause()
      raw.send({ type: 'subscribe', id: '1', payload: { query } })
    }
    const readToTheEnd = async ({ socket, closed }: RawSocket): Promise<void> => {
      socket.resume()
      note(await Promise.race([closed, pause(patience, 'still open')]))
      socket.terminate()
    }
    return {
      once: async () => {
        await Promise.all(Array.from({ length: atOnce }, open))
      },
      end: async () => {
        await Promise.all(all.map(readToTheEnd))
      },
    }
  },
}
