import type { Clock } from '@ama/kernel'
import { close, type Connection } from './connection.ts'
import type { Identify } from './identify.ts'
import { closeCodes } from './messages.ts'

/** Milliseconds between looks. */
const every = 500
/**
 * Looks from one ping of a connection to its next, a quarter of a minute: proxies close what is silent for a minute, some
 * for half of it. Each connection has its own turn: thousands of pings and answers at once would keep everybody waiting.
 */
export const pingTurns = 30
/** Milliseconds to say hello. */
const helloWithin = 3_000

/** One timer for all connections: those that went silent, never said hello, or whose credential expires, are closed. */
export const watchConnections = (parts: {
  connections: ReadonlySet<Connection>
  identify: Identify
  clock: Clock
  sweep: () => void
}) => {
  const { connections, identify, clock, sweep } = parts
  let turn = 0

  /** Closes when the credential has expired, unless it was prolonged meanwhile; who comes back later is asked anew. */
  const checkExpiry = async (connection: Connection): Promise<void> => {
    connection.expiresAt = null
    const still = await identify(connection)
    if (still === 'unknown') return close(connection, closeCodes.tryAgainLater, 'Try again later')
    if (!still || still === 'invalid') return close(connection, closeCodes.signInAgain, 'Session expired')
    connection.expiresAt = still.credential.expiresAt?.getTime() ?? null
  }

  const ping = (connection: Connection): void => {
    const { socket } = connection
    // One that is closing has its time from ws.
    if (socket.readyState !== socket.OPEN) return
    if (!connection.alive) return socket.terminate()
    connection.alive = false
    socket.ping()
  }

  const timer = setInterval(() => {
    const [at, now] = [Date.now(), clock.now().getTime()]
    for (const connection of connections) {
      const { phase, openedAt, expiresAt } = connection
      if (phase === 'open' && at - openedAt > helloWithin) close(connection, closeCodes.tooSlow, 'No hello')
      if (expiresAt !== null && expiresAt <= now) void checkExpiry(connection)
      if (connection.pingTurn === turn) ping(connection)
    }
    turn = (turn + 1) % pingTurns
    if (turn === 0) sweep()
  }, every)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
