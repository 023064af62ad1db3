import { encodeNodeId, refusalOf } from '@ama/graphql'
import type { Logger } from '@ama/kernel'
import type { Auth } from '@ama/people'
import pLimit from 'p-limit'
import type { Rights } from '../rights.ts'
import { headersOf, send, type ConnectedMember, type Connection } from './connection.ts'
import type { limitConnections } from './limits.ts'
import { closeCodes } from './messages.ts'

/** The bearer in the connection's parameters; null: the browser's cookie counts. */
const authorizationOf = (params: Readonly<Record<string, unknown>>): string | null => {
  const bearer = params['authorization'] ?? params['Authorization']
  if (typeof bearer !== 'string') return null
  // What no header can hold is no token either.
  return /^[ -~]*$/.test(bearer) ? bearer : 'Bearer'
}

/**
 * Who may be looked up at once. When thousands come back together they wait here: in the queue for the database's
 * connections they would be sent away after three seconds, and keep everybody else's requests waiting.
 */
const lookupsAtOnce = 5

/** Who opened a connection: answers its connection_init, or closes it. */
export const createHello = (parts: {
  auth: Auth
  rights: Rights<ConnectedMember>
  members: ReturnType<typeof limitConnections>
  log: Logger
}) => {
  const { auth, rights, members, log } = parts
  const inTurn = pLimit(lookupsAtOnce)
  /** 'unknown': it can't be told now. */
  const lookUp = async (connection: Connection) => {
    if (connection.socket.readyState !== connection.socket.OPEN) return null
    return auth.authenticate(headersOf(connection)).catch((error: unknown) => {
      if (!refusalOf(error)) log.error({ err: error }, 'unexpected error on a socket')
      return 'unknown' as const
    })
  }
  return async (connection: Connection, params: Readonly<Record<string, unknown>>): Promise<void> => {
    const { socket } = connection
    if (connection.phase !== 'open') return socket.close(closeCodes.tooMany, 'Too many initialisation requests')
    connection.phase = 'checking'
    connection.authorization = authorizationOf(params)
    if (connection.authorization === null && connection.cookie !== null && connection.foreign) {
      return socket.close(closeCodes.noRight, 'Forbidden')
    }
    const since = rights.mark()
    const actor = await inTurn(lookUp, connection)
    // Who left meanwhile is not heard of again: nothing may be kept for it.
    if (socket.readyState !== socket.OPEN) return
    if (actor === 'invalid') return socket.close(closeCodes.signInAgain, 'Unknown or ended token')
    if (actor === 'unknown') return socket.close(closeCodes.tryAgainLater, 'Try again later')
    if (actor) {
      if (!members.take(actor.memberId)) return socket.close(closeCodes.tooMany, 'Too many connections')
      connection.expiresAt = actor.credential.expiresAt?.getTime() ?? null
      connection.member = { actor, connection }
      rights.add(connection.member, since)
    }
    connection.phase = 'ready'
    // A browser may have been signed in as somebody else meanwhile: its page must not take one for the other.
    const memberId = actor && encodeNodeId('Member', actor.memberId)
    send(connection, { type: 'connection_ack', payload: { memberId } })
  }
}
