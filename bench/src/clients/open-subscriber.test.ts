import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { titleOf } from './numbered.ts'
import { openSubscriber } from './open-subscriber.ts'

const frame = (activity: object): string =>
  JSON.stringify({ id: '1', type: 'next', payload: { data: { activity: { cursor: 'c', ...activity } } } })
const resync = frame({ kind: 'RESYNC' })
const item = frame({ subject: { title: titleOf(7) } })

test('a subscriber hears what comes in one piece in the order in which it was sent', async () => {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' })
  await once(server, 'listening')
  server.on('connection', (socket, { socket: wire }) => {
    socket.on('message', (data) => {
      if (String(data).includes('connection_init')) return socket.send('{"type":"connection_ack"}')
      wire.cork()
      socket.send(resync)
      socket.send(item)
      wire.uncork()
    })
  })
  const heard: string[] = []
  const both = Promise.withResolvers<void>()
  const hear = (what: string): void => {
    if (heard.push(what) === 2) both.resolve()
  }
  const { port } = server.address() as AddressInfo
  const ears = { item: (number: number) => hear(`item ${number}`), other: () => hear('RESYNC'), closed: () => {} }
  const subscriber = await openSubscriber(
    { speech: 'graphql', url: `http://127.0.0.1:${port}`, communityId: 'x' },
    { token: 't', after: null, ears },
  )
  await both.promise
  expect(heard).toEqual(['RESYNC', 'item 7'])
  subscriber.close()
  server.close()
})
