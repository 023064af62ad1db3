import { createServer } from 'node:http'
import type { Area, Hub } from '@ama/graphql'
import { forbidden, unauthenticated, type Actor } from '@ama/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveRoutes } from './serve-routes.ts'

const area: Area = {
  name: 'workshops',
  reactions: [],
  routes: [
    {
      prefix: '/calendars/',
      answer: async ({ rest, query, viewer }) => {
        if (rest === 'theirs.ics') throw forbidden('Ce calendrier n’est pas à vous.')
        if (rest === 'mine.ics' && !(await viewer())) throw unauthenticated()
        return {
          status: 200,
          type: 'text/calendar; charset=utf-8',
          body: `${rest} ${query.get('a')}`,
          fileName: 'été.ics',
        }
      },
    },
  ],
}
const actor: Actor = {
  memberId: 'm',
  establishmentId: null,
  roles: [],
  credential: { kind: 'token', id: 't', expiresAt: null },
}
const authenticate = async (headers: Headers) => (headers.get('authorization') === 'Bearer good' ? actor : 'invalid')

const routes = serveRoutes({ hub: { areas: [area] } as unknown as Hub, auth: { authenticate } })
const server = createServer((request, response) => {
  const answered = routes(request, response, new URL(request.url ?? '/', 'http://hub.test'))
  if (!answered) response.end('elsewhere')
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => void server.close())

test('an address under the prefix is answered, offered under its name and kept by no cache', async () => {
  const response = await fetch(`${origin}/calendars/%C3%A9t%C3%A9.ics?a=1`)
  expect(await response.text()).toBe('été.ics 1')
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%A9t%C3%A9.ics")
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('any other address is left to others', async () => {
  expect(await (await fetch(`${origin}/ateliers`)).text()).toBe('elsewhere')
})

test.each([
  ['a foreign calendar', 'theirs.ics', {}, 403, 'FORBIDDEN'],
  ['one’s own without sign-in', 'mine.ics', {}, 401, 'UNAUTHENTICATED'],
  ['one’s own with a wrong token', 'mine.ics', { authorization: 'Bearer wrong' }, 401, 'UNAUTHENTICATED'],
  ['an address that can’t be read', '%E0%A4%A', {}, 400, 'BAD_REQUEST'],
])('%s is refused in a sentence', async (_case, rest, headers, status, code) => {
  const response = await fetch(`${origin}/calendars/${rest}`, { headers })
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code } }] })
})

test('with a good token one’s own is given', async () => {
  expect((await fetch(`${origin}/calendars/mine.ics`, { headers: { authorization: 'Bearer good' } })).status).toBe(200)
})

test('nothing can be written to such an address', async () => {
  expect((await fetch(`${origin}/calendars/mine.ics`, { method: 'POST' })).status).toBe(405)
  expect(await (await fetch(`${origin}/calendars/a.ics`, { method: 'HEAD' })).text()).toBe('')
})
