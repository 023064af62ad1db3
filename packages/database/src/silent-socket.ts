import { Socket } from 'node:net'

/**
 * Makes sockets for pg's `stream`, each ended when nothing was heard on it for so many milliseconds since something was
 * asked: one timer for each connection. pg's own `query_timeout` makes one for each query, and with it a chain of all
 * that queries leave behind, which V8 lets go of only when it collects everything.
 */
export const silentAtMost = (milliseconds: number) => (): Socket => {
  const socket = new Socket()
  socket.setTimeout(milliseconds, () => {
    socket.destroy(Object.assign(new Error('The database is silent'), { code: 'ETIMEDOUT' }))
  })
  return socket
}
