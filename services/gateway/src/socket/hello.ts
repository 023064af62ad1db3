import { encodeNodeId } from '@ama/graphql'
import type { Rights } from '../rights.ts'
import { close, send, type ConnectedMember, type Connection } from './connection.ts'
import type { Identify } from './identify.ts'
import type { limitConnections } from './limits.ts'
import { closeCodes } from './messages.ts'

/** The bearer in the connection's parameters; null: the browser's cookie counts. */
const authorizationOf = (params: Readonly<Record<string, unknown>>): string | null => {
  const bearer = params['authorization'] ?? params['Authorization']
  if (typeof bearer !== 'string') return null
  // What no header can hold is no token either.
  return /^[ -~]*$/.test(bearer) ? bearer : 'Bearer'
}

/** Who opened a connection: answers its connection_init, or closes it. */
export const createHello = (parts: {
  identify: Identify
  rights: Rights<ConnectedMember>
  members: ReturnType<typeof limitConnections>
}) => {
  const { identify, rights, members } = parts
  return async (connection: Connection, params: Readonly<Record<string, unknown>>): Promise<void> => {
    if (connection.phase !== 'open') return close(connection, closeCodes.tooMany, 'Too many initialisation requests')
    connection.phase = 'checking'
    connection.authorization = authorizationOf(params)
    if (connection.authorization === null && connection.cookie !== null && connection.foreign) {
      return close(connection, closeCodes.noRight, 'Forbidden')
    }
    const since = rights.mark()
    const actor = await identify(connection)
    // Who left meanwhile is not heard of again: nothing may be kept for it.
    if (connection.socket.readyState !== connection.socket.OPEN) return
    if (actor === 'invalid') return close(connection, closeCodes.signInAgain, 'Unknown or ended token')
    if (actor === 'unknown') return close(connection, closeCodes.tryAgainLater, 'Try again later')
    if (actor) {
      if (!members.take(actor.memberId)) return close(connection, closeCodes.tooMany, 'Too many connections')
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
