import { setTimeout as pause } from 'node:timers/promises'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'
import { eventually } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds } from './testing/documents.ts'
import { openRawSocket } from './testing/raw-socket.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

let hub: TestHub
let member: Member
beforeAll(async () => {
  hub = await startTestHub()
  member = await hub.as('directrice.marsan@demo.example')
})
afterAll(() => hub.stop())

const signedIn = async () => {
  const opened = await openRawSocket(hub.port)
  await opened.hello(`Bearer ${member.token}`)
  return opened
}
const activity = 'subscription { activity { cursor kind } }'
const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`http://localhost:${hub.port}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
}
const codesOf = (payload: unknown) =>
  (payload as { extensions: { code: string } }[]).map((error) => error.extensions.code)

describe('a socket is closed, and the hub lives on,', () => {
  it('for a binary frame', async () => {
    const { socket, closed } = await signedIn()
    socket.send(Buffer.from([1, 2, 255]))
    expect(await closed).toBe(4400)
  })
  it('for a frame over 1 MB', async () => {
    const { socket, closed } = await signedIn()
    socket.send('x'.repeat(1_000_001))
    expect(await closed).toBe(1009)
  })
  it('for an id that is taken, however long', async () => {
    const { send, closed } = await signedIn()
    for (const _ of [1, 2]) send({ type: 'subscribe', id: 'é'.repeat(200), payload: { query: activity } })
    expect(await closed).toBe(4409)
  })
  it('when it asks and asks, and reads nothing', async () => {
    const { socket, send, closed } = await signedIn()
    socket.pause()
    const query = '{ __schema { types { name description fields { name description args { name } } } } }'
    for (let asked = 0; asked < 500; asked += 1) {
      send({ type: 'subscribe', id: `${asked}`, payload: { query } })
      if (asked % 50 === 49) await deeds(member).communityId('marsan')
    }
    socket.resume()
    expect(await closed).toBe(4408)
  })
  it('when it never says hello', async () => {
    const { closed } = await openRawSocket(hub.port)
    expect(await closed).toBe(4408)
  })
  it('for a token that no header can hold', async () => {
    const { send, closed } = await openRawSocket(hub.port)
    send({ type: 'connection_init', payload: { authorization: 'Bearer 中' } })
    expect(await closed).toBe(4401)
  })
  it('when it can’t be told who it is: it may come again', async () => {
    const held = await Promise.all(Array.from({ length: 10 }, () => hub.database.pool.connect()))
    const { send, closed } = await openRawSocket(hub.port)
    send({ type: 'connection_init', payload: { authorization: `Bearer ${member.token}` } })
    expect(await closed).toBe(1013)
    for (const connection of held) connection.release()
  })
  it('and nothing that it sent after that is done', async () => {
    const { socket, send, closed } = await signedIn()
    const communityId = await deeds(member).communityId('marsan')
    socket.send(Buffer.from([1, 2, 255]))
    const title = 'Trop tard pour cette demande'
    const query = `mutation ($communityId: ID!, $title: String!) {
      askForHelp(input: { communityId: $communityId, title: $title, body: "x" }) { __typename } }`
    send({ type: 'subscribe', id: 'late', payload: { query, variables: { communityId, title } } })
    expect(await closed).toBe(4400)
    // What is done anyway would be done before this.
    await deeds(member).ask(communityId)
    expect(await hub.database.prisma.thread.count({ where: { title } })).toBe(0)
  })
  it('and is told nothing from that moment on, though it never says goodbye', async () => {
    const { socket, send } = await signedIn()
    send({ type: 'subscribe', id: '1', payload: { query: activity } })
    await eventually(async () => (await metric('hub_live_groups')) === 1)
    socket.pause()
    socket.send(Buffer.from([1, 2, 255]))
    await eventually(async () => (await metric('hub_live_groups')) === 0)
    expect(socket.readyState).toBe(socket.OPEN)
    socket.terminate()
  })
  it('and nobody else notices', async () => {
    expect(await deeds(member).ask(await deeds(member).communityId('marsan'))).toMatchObject({ __typename: 'Thread' })
  })
})

it.each([
  ['variables', 'subscription ($after: String) { activity(after: $after) { cursor } }', 'x'.repeat(140_000), 2],
  ['documents', `subscription { activity { cursor } } # ${'x'.repeat(49_000)}`, null, 6],
])(
  'subscriptions whose %s together are as long as a book are refused: they would be kept',
  async (_what, query, after, most) => {
    const { socket, send, until } = await signedIn()
    for (let nth = 0; nth <= most; nth += 1) {
      send({ type: 'subscribe', id: `${nth}`, payload: { query, variables: { after } } })
    }
    const refused = (await until(after === null ? 2 : most + 2)).find(({ type }) => type === 'error')
    expect(refused).toMatchObject({ id: `${most}` })
    expect(codesOf(refused?.payload)).toEqual(['QUERY_TOO_COSTLY'])
    socket.terminate()
  },
)

it('of documents that are refused nothing is kept', async () => {
  v8.setFlagsFromString('--expose-gc')
  const megabytes = async () => {
    for (let nth = 0; nth < 5; nth += 1) {
      runInNewContext('gc')()
      await pause(20)
    }
    return process.memoryUsage().heapUsed / 1e6
  }
  const ask = async (nth: number) => {
    const body = JSON.stringify({ query: `{ a${nth}${'x'.repeat(900_000)} }` })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`http://localhost:${hub.port}/graphql`, { method: 'POST', headers, body })
    expect(codesOf((JSON.parse(await answer.text()) as { errors: unknown }).errors)).toEqual(['QUERY_TOO_COSTLY'])
  }
  await ask(0)
  const before = await megabytes()
  for (let nth = 1; nth <= 50; nth += 1) await ask(nth)
  expect((await megabytes()) - before).toBeLessThan(30)
})

it('what a client gives up counts until it is done', async () => {
  const { socket, send, until } = await signedIn()
  // Nothing is answered meanwhile.
  const held = await Promise.all(Array.from({ length: 10 }, () => hub.database.pool.connect()))
  for (let asked = 0; asked <= 200; asked += 1) {
    send({ type: 'subscribe', id: `${asked}`, payload: { query: '{ communities { id } }' } })
    send({ type: 'complete', id: `${asked}` })
  }
  const [, refused] = await until(2).finally(() => held.forEach((connection) => connection.release()))
  expect(codesOf(refused?.payload)).toEqual(['TOO_MANY_OPERATIONS'])
  expect(refused).toMatchObject({ id: '200' })
  socket.terminate()
})

it('a document too deep to be read is refused, in French, once', async () => {
  const { socket, send, until } = await signedIn()
  send({ type: 'subscribe', id: 'deep', payload: { query: `${'{ viewer '.repeat(5_000)}` } })
  const [, refused] = await until(2)
  expect(refused).toMatchObject({ type: 'error', id: 'deep' })
  expect(codesOf(refused?.payload)[0]).toMatch(/^QUERY_TOO_/)
  send({ type: 'subscribe', id: 'wrong', payload: { query: '{ nothing }' } })
  const [, , wrong] = await until(3)
  expect(JSON.stringify(wrong?.payload).match(/ne correspond pas au schéma/g)).toHaveLength(1)
  socket.terminate()
})

it('one connection follows a hundred things at once at most; what it leaves makes room', async () => {
  const { socket, send, until } = await signedIn()
  for (let number = 0; number <= 100; number += 1)
    send({ type: 'subscribe', id: `${number}`, payload: { query: activity } })
  const [, refused] = await until(2)
  expect(refused).toMatchObject({ type: 'error', id: '100' })
  expect(codesOf(refused?.payload)).toEqual(['TOO_MANY_OPERATIONS'])
  send({ type: 'complete', id: '7' })
  send({ type: 'subscribe', id: 'viewer', payload: { query: '{ viewer { isNetworkReferent } }' } })
  const [, , answer] = await until(3)
  expect(answer).toMatchObject({ type: 'next', id: 'viewer' })
  socket.terminate()
})
