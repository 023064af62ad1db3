import { once } from 'node:events'
import { WebSocket } from 'ws'

/** A socket as an impolite program opens it: every frame is its own. */
export const openRawSocket = async (port: number, headers: Record<string, string> = {}) => {
  const socket = new WebSocket(`ws://localhost:${port}/graphql`, 'graphql-transport-ws', { headers })
  const messages: { type: string; id?: string; payload: unknown }[] = []
  let wake = () => {}
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)))
    wake()
  })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await once(socket, 'open')
  const send = (message: object) => socket.send(JSON.stringify(message))
  const until = async (count: number) => {
    while (messages.length < count) await new Promise<void>((resolve) => (wake = resolve))
    return messages
  }
  return {
    socket,
    messages,
    closed,
    send,
    until,
    hello: async (authorization: string) => {
      send({ type: 'connection_init', payload: { authorization } })
      await until(1)
    },
  }
}
