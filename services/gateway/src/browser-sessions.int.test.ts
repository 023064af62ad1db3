import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { encodeNodeId } from '@ama/graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const origin = 'http://hub.test'
const document = 'query Known { viewer { sessions { id current } } }'
const hash = createHash('sha256').update(document).digest('hex')

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ documents: new Map([[hash, document]]) })
})
afterAll(() => hub.stop())

const director = 'directrice.marsan@demo.example'

const signIn = async (email = director): Promise<string> => {
  const response = await fetch(`${hub.url}/api/auth/demonstration/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email }),
  })
  expect(response.status).toBe(200)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

const known = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })
const own = { 'x-hub-csrf': '1' }

describe('a browser, with its cookie,', () => {
  it('runs the documents of the web', async () => {
    const { json } = await hub.post(known, { cookie: await signIn(), ...own })
    expect(json.errors).toBeUndefined()
    expect(json.data.viewer?.sessions).toContainEqual(expect.objectContaining({ current: true }))
  })
  it('does nothing from a page of another member', async () => {
    const { id } = await hub.database.prisma.member.findUniqueOrThrow({ where: { email: director } })
    const page = { ...own, 'x-hub-member': encodeNodeId('Member', id) }
    expect((await hub.post(known, { cookie: await signIn(), ...page })).json.errors).toBeUndefined()
    const { json } = await hub.post(known, { cookie: await signIn('greta@demo.example'), ...page })
    expect(json.data?.viewer ?? null).toBeNull()
    expect(json.errors?.[0]?.extensions.code).toBe('ANOTHER_MEMBER')
  })
  it('runs no other document', async () => {
    const body = JSON.stringify({ query: '{ viewer { email } }' })
    const { json } = await hub.post(body, { cookie: await signIn(), ...own })
    expect(json.errors?.[0]?.extensions.code).toBe('PERSISTED_ONLY')
  })
  it('is told to reload when its page is of another version', async () => {
    const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } })
    const { json } = await hub.post(body, { cookie: await signIn(), ...own })
    expect(json.errors?.[0]?.extensions.code).toBe('PERSISTED_UNKNOWN')
  })
  it('is refused when another site’s page sends it', async () => {
    const { status, json } = await hub.post(known, { cookie: await signIn() })
    expect([status, json.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
  })
  it('that a proxy asks for a password is still a browser', async () => {
    const authorization = `Basic ${Buffer.from('hub:secret').toString('base64')}`
    const cookie = await signIn()
    expect((await hub.post(known, { cookie, authorization })).status).toBe(403)
    const body = JSON.stringify({ query: '{ viewer { email } }' })
    const { json } = await hub.post(body, { cookie, authorization, ...own })
    expect(json.errors?.[0]?.extensions.code).toBe('PERSISTED_ONLY')
  })
  it('leaves what it is told in no cache', async () => {
    const { headers } = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: await signIn(), ...own },
      body: known,
    })
    expect(headers.get('cache-control')).toBe('no-store')
  })
  it('with a cookie that is forged is nobody', async () => {
    const cookie = (await signIn()).replace(/=.{8}/, '=AAAAAAAA')
    const { json } = await hub.post(known, { cookie, ...own })
    expect(json.data?.viewer ?? null).toBeNull()
  })
})

/** Opens a socket as a browser does, and says hello. */
const openSocket = async (headers: Record<string, string>) => {
  const socket = new WebSocket(`ws://localhost:${hub.port}/graphql`, 'graphql-transport-ws', { headers })
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init' }))
  return socket
}
const closeCode = async (socket: WebSocket): Promise<number> => Number((await once(socket, 'close'))[0])
const acknowledged = async (socket: WebSocket): Promise<void> => {
  const [data] = await once(socket, 'message')
  expect(JSON.parse(String(data))).toMatchObject({ type: 'connection_ack' })
}

describe('a browser’s socket', () => {
  it('is told at once whose it is', async () => {
    const socket = await openSocket({ cookie: await signIn(), origin })
    const [data] = await once(socket, 'message')
    socket.terminate()
    const { id } = await hub.database.prisma.member.findUniqueOrThrow({ where: { email: director } })
    expect(JSON.parse(String(data)).payload).toEqual({ memberId: encodeNodeId('Member', id) })
  })
  it('without session is nobody’s', async () => {
    const socket = await openSocket({ origin })
    const [data] = await once(socket, 'message')
    socket.terminate()
    expect(JSON.parse(String(data)).payload).toEqual({ memberId: null })
  })
  it('closes with 4401 when its session is ended elsewhere', async () => {
    const cookie = await signIn()
    const socket = await openSocket({ cookie, origin })
    await acknowledged(socket)
    const closed = closeCode(socket)
    const here = (await hub.post(known, { cookie, ...own })).json.data.viewer?.sessions.find(({ current }) => current)
    const elsewhere = await hub.as(director)
    const end = 'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { __typename } }'
    expect((await elsewhere.ask(end, { id: here?.id })).data.endSession).toEqual({ __typename: 'Session' })
    expect(await closed).toBe(4401)
  })
  it('closes with 4401 when its session expires', async () => {
    const cookie = await signIn('greta@demo.example')
    await hub.database.pool.query(
      `UPDATE auth_session SET expires_at = now() + interval '700 milliseconds'
        WHERE member_id = (SELECT id FROM member WHERE email = 'greta@demo.example')`,
    )
    const socket = await openSocket({ cookie, origin })
    const closed = closeCode(socket)
    await acknowledged(socket)
    expect(await closed).toBe(4401)
  })
  it.each(['https://evil.example', 'null'])('of another site’s page is refused: %s', async (from) => {
    const socket = await openSocket({ cookie: await signIn(), origin: from })
    expect(await closeCode(socket)).toBe(4403)
  })
})
