import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Holder } from '../rights.ts'
import type { Follower } from './followers.ts'
import { closeCodes } from './messages.ts'

/** Thousands are open: nothing is kept that can be found again. */
export interface Connection {
  readonly socket: WebSocket
  /** The connection below it, to which prepared frames are written. */
  readonly wire: Socket
  readonly address: string
  /** What the browser sent along, where it did. */
  readonly cookie: string | null
  /** Opened by a page of another site. */
  readonly foreign: boolean
  /** Since when, in milliseconds. */
  readonly openedAt: number
  /** In which of the looks at all connections it is pinged. */
  readonly pingTurn: number
  /** It answered the last ping, or none was sent yet. */
  alive: boolean
  /** Said hello; ready: was accepted. */
  phase: 'open' | 'checking' | 'ready'
  /** The value of an Authorization header; null: the cookie counts. */
  authorization: string | null
  member: ConnectedMember | null
  /** When it must be looked whether the credential still holds, in milliseconds; null: never. */
  expiresAt: number | null
  /** Under way, by the client's id. */
  readonly operations: Map<string, Operation>
  /** How many are being prepared or answered, also those that the client has given up. */
  running: number
  /** How many were refused because there were too many. */
  refused: number
  /** Ends all that is under way; the same for all connections. */
  readonly endAll: (connection: Connection) => void
}

export interface ConnectedMember extends Holder {
  readonly connection: Connection
}

export interface Operation {
  readonly id: string
  /** null: being prepared, or answered once. */
  follower: Follower | null
  /** Characters of its document and its variables that are kept. */
  kept: number
}

/** Who asks, as a request would say it. */
export const headersOf = ({ authorization, cookie }: Connection): Headers =>
  new Headers(authorization !== null ? { authorization } : cookie !== null ? { cookie } : {})

/** False when the client has given it up meanwhile. */
export const isUnderWay = ({ operations }: Connection, operation: Operation): boolean =>
  operations.get(operation.id) === operation

/** Bytes that may wait for a slow client. */
export const longestQueue = 1_000_000

export const send = (connection: Connection, message: object): void => {
  const { socket, wire } = connection
  if (socket.readyState !== socket.OPEN) return
  socket.send(JSON.stringify(message))
  if (wire.writableLength > longestQueue) close(connection, closeCodes.tooSlow, 'Too slow, resume')
}

/** From now on it is told nothing more, also while the client takes its time to say goodbye. `reason`: 123 bytes at most. */
export const close = (connection: Connection, code: number, reason: string): void => {
  connection.endAll(connection)
  connection.socket.close(code, reason)
}
