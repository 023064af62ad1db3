import { once } from 'node:events'
import { WebSocket, WebSocketServer } from 'ws'
import { expect, it } from 'vitest'
import { textFrame } from './text-frame.ts'

it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
  'a text of %i bytes is read by a client as it was',
  async (length) => {
    const server = new WebSocketServer({ port: 0 })
    await once(server, 'listening')
    const address = server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const text = 'é'.repeat(Math.floor(length / 2)) + 'a'.repeat(length % 2)
    server.on('connection', (_socket, request) => {
      const half = Math.floor(text.length / 2)
      request.socket.write(textFrame(text.slice(0, half), Buffer.from(text.slice(half))))
    })
    const client = new WebSocket(`ws://localhost:${port}`)
    const [received] = (await once(client, 'message')) as [Buffer]
    client.terminate()
    server.close()
    expect(received.toString()).toBe(text)
  },
)
