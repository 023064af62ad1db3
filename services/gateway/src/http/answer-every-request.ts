import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { newUnsortedId, type Logger } from '@ama/kernel'
import { maskError } from './mask-error.ts'
import { refuse } from './refuse.ts'

/** Milliseconds in which a request must have come in whole when the hub stops. */
const patience = 1_000

type Handle = (request: IncomingMessage, response: ServerResponse, url: URL) => unknown

/**
 * Each request gets an answer, also one that can't be read or that fails on the way; `drain` lets those that were
 * accepted have theirs, and closes each connection behind it.
 */
export const answerEveryRequest = (handle: Handle, log: Logger) => {
  /** The last exchange of each connection. */
  const open = new Map<Socket, { request: IncomingMessage; response: ServerResponse }>()
  let draining = false

  const closeBehind = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('connection', 'close')
  }

  const listener: RequestListener = async (request, response) => {
    const { socket } = request
    if (!open.has(socket)) socket.once('close', () => open.delete(socket))
    open.set(socket, { request, response })
    if (draining) closeBehind(response)
    const url = URL.parse(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`)
    if (!url) return refuse(response, 400, 'BAD_REQUEST', 'Cette adresse n’est pas lisible.')
    try {
      await handle(request, response, url)
    } catch (error) {
      const { message, extensions } = maskError(error, newUnsortedId(), log)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, String(extensions['code']), message)
    }
  }

  const drain = async (server: Server): Promise<void> => {
    draining = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const { response } of open.values()) closeBehind(response)
    const late = setTimeout(() => {
      for (const [socket, { request }] of open) if (!request.complete) socket.destroy()
      // A client that keeps a connection without asking anything keeps nobody waiting.
      server.closeIdleConnections()
    }, patience)
    await closed
    clearTimeout(late)
  }

  return { listener, drain }
}
