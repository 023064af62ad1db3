import { createServer } from 'node:http'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMember } from './testing/make-member.ts'
import { openAuth, type OpenedAuth } from './testing/open-auth.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let opened: OpenedAuth
let url: string
const server = createServer((request, response) => opened.auth.listener(request, response))

beforeAll(async () => {
  database = await testDatabase()
  opened = await openAuth(database)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(async () => {
  server.close().closeAllConnections()
  await opened.close()
  await database.drop()
})

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:4000', ...headers },
    body: JSON.stringify(body),
  })

test('sign-in works over node’s HTTP server', async () => {
  const { actor } = await makeMember(database, { role: 'PARTNER', email: 'ars@demo.example' })
  const response = await post('/demonstration/sign-in', { email: 'ars@demo.example' })
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .join('; ')
  expect(await opened.auth.authenticate(new Headers({ cookie }))).toMatchObject({ memberId: actor.memberId })
})

test('a client can’t pretend to come from elsewhere with every request', async () => {
  const statuses = []
  for (let n = 0; n < 31; n += 1) {
    const headers = { 'x-hub-client-address': `198.51.100.${n}` }
    statuses.push((await post('/sign-in/magic-link', { email: 'nobody@ama.example' }, headers)).status)
  }
  expect(statuses.at(-1)).toBe(429)
})
