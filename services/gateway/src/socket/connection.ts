import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Holder } from '../rights.ts'
import type { Follower } from './followers.ts'

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
  /** How many were refused because there were too many. */
  refused: number
}

export interface ConnectedMember extends Holder {
  readonly connection: Connection
}

export interface Operation {
  readonly id: string
  /** null: being prepared, or answered once. */
  follower: Follower | null
}

/** Who asks, as a request would say it. */
export const headersOf = ({ authorization, cookie }: Connection): Headers =>
  new Headers(authorization !== null ? { authorization } : cookie !== null ? { cookie } : {})

/** False when the client has given it up meanwhile. */
export const isUnderWay = ({ operations }: Connection, operation: Operation): boolean =>
  operations.get(operation.id) === operation

export const send = ({ socket }: Connection, message: object): void => {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}
