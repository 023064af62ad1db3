import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { contract, deeds } from './testing/documents.ts'
import { openRawSocket } from './testing/raw-socket.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
let member: Member
let communityId: string
let stopped: Promise<void> | null
beforeEach(async () => {
  hub = await startTestHub()
  member = await hub.as('directrice.marsan@demo.example')
  communityId = await deeds(member).communityId('marsan')
  stopped = null
})
afterEach(() => stop())

const stop = (): Promise<void> => (stopped ??= hub.stop())

/** One question over a connection that is kept; null: the connection was refused or closed before it was taken. */
const ask = (agent: Agent): Promise<string | null> =>
  new Promise((resolve) => {
    const asking = request({ port: hub.port, path: '/graphql', method: 'POST', agent }, async (response) =>
      resolve(Buffer.concat(await response.toArray()).toString()),
    )
    const body = JSON.stringify({
      query: contract.askForHelp,
      variables: { communityId, title: 'Pendant l’arrêt', body: 'x' },
    })
    asking.setHeader('content-type', 'application/json').setHeader('authorization', `Bearer ${member.token}`)
    asking.setHeader('content-length', Buffer.byteLength(body))
    asking.on('error', () => resolve(null))
    asking.end(body)
  })

it('a hub that stops answers what it accepted and is not kept by clients who go on asking', async () => {
  const agent = new Agent({ keepAlive: true })
  const answers: string[] = []
  const goOn = async (): Promise<void> => {
    const answer = await ask(agent)
    if (answer === null) return
    answers.push(answer)
    return goOn()
  }
  const asking = Promise.all([goOn(), goOn(), goOn()])
  await expect.poll(() => answers.length).toBeGreaterThan(5)
  const threads = hub.database.prisma.thread.count.bind(hub.database.prisma.thread)
  const since = performance.now()
  const drop = hub.database.drop
  let written = 0
  hub.database.drop = async () => {
    written = await threads({ where: { title: 'Pendant l’arrêt' } })
    await drop()
  }
  await stop()
  await asking
  agent.destroy()
  expect(performance.now() - since).toBeLessThan(5_000)
  expect(answers.every((answer) => answer.includes('"Thread"'))).toBe(true)
  expect(answers.length).toBe(written)
})

it('a request half sent does not keep it either', async () => {
  const socket = connect(hub.port, 'localhost')
  await once(socket, 'connect')
  socket.write('POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{')
  await expect.poll(async () => (await fetch(`${hub.url}/healthz`)).status).toBe(200)
  const since = performance.now()
  await stop()
  expect(performance.now() - since).toBeLessThan(5_000)
  socket.destroy()
})

it('a command that came over a socket is answered before the socket closes', async () => {
  const { send, messages, closed, hello } = await openRawSocket(hub.port)
  await hello(`Bearer ${member.token}`)
  const variables = { communityId, title: 'Par la socket', body: 'x' }
  for (const id of ['1', '2', '3']) send({ type: 'subscribe', id, payload: { query: contract.askForHelp, variables } })
  send({ type: 'ping' })
  await expect.poll(() => messages.some(({ type }) => type === 'pong')).toBe(true)
  await stop()
  await closed
  const answered = messages.filter(({ type }) => type === 'next')
  expect(answered.map(({ payload }) => payload)).toMatchObject(
    Array.from({ length: 3 }, () => ({ data: { askForHelp: { __typename: 'Thread' } } })),
  )
})

it('a client that sleeps over its socket does not keep it', async () => {
  const { socket, hello } = await openRawSocket(hub.port)
  await hello(`Bearer ${member.token}`)
  socket.pause()
  const since = performance.now()
  await stop()
  expect(performance.now() - since).toBeLessThan(5_000)
  socket.terminate()
})

it('a client that connects as it stops does not keep it, nor is let in', async () => {
  const wire = connect(hub.port, 'localhost')
  const heard: string[] = []
  wire.setEncoding('utf8').on('data', (data) => heard.push(String(data)))
  await once(wire, 'connect')
  wire.write('GET /graphql HTTP/1.1\r\nHost: localhost\r\n')
  // The hub has read so much of it.
  await expect.poll(async () => (await fetch(`${hub.url}/healthz`)).status).toBe(200)
  const stopping = stop()
  // Whoever had a socket was told to go by now.
  await new Promise((resolve) => setTimeout(resolve, 100))
  wire.write('Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n')
  wire.write('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n')
  await stopping
  expect(heard.join('')).toBe('')
  wire.destroy()
})
