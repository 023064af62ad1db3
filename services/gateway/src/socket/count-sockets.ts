import type { WebSocket } from 'ws'

/** Lets at most so many sockets be open for one key; `refuse` is told of one more. */
export const countSockets = (most: number, refuse: (socket: WebSocket) => void) => {
  const open = new Map<string, number>()
  const release = (key: string): void => {
    const left = (open.get(key) ?? 0) - 1
    if (left > 0) open.set(key, left)
    else open.delete(key)
  }
  return {
    /** False when there are too many; a socket that is taken counts until it closes. */
    take: (socket: WebSocket, key: string): boolean => {
      const count = (open.get(key) ?? 0) + 1
      if (count > most) {
        refuse(socket)
        return false
      }
      open.set(key, count)
      socket.once('close', () => release(key))
      return true
    },
  }
}
