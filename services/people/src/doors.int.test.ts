import { connect } from '@ama/database'
import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openBrowser, type Browser } from './testing/browser.ts'
import { makeMember } from './testing/make-member.ts'
import { openAuth, type OpenedAuth } from './testing/open-auth.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let opened: OpenedAuth

beforeAll(async () => {
  database = await testDatabase()
  opened = await openAuth(database)
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

const invited = () => makeMember(database, { role: 'PARTNER' })
const askForLink = (browser: Browser, email: string) => browser.post('/api/auth/sign-in/magic-link', { email })
const refusal = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })

describe('what a page may send', () => {
  test.each([
    ['a text for the mail', { email: 'a@b.example', metadata: { invitationId: newId() } }],
    ['another address to land on', { email: 'a@b.example', callbackURL: '/elsewhere' }],
    ['no address', { email: 'nonsense' }],
    ['malformed JSON', '{"email":'],
    ['nothing', 'null'],
  ])('is not %s', async (_title, body) => {
    const response = await openBrowser(opened.auth).post('/api/auth/sign-in/magic-link', body)
    expect(await refusal(response)).toMatchObject({
      status: 400,
      code: expect.any(String),
      message: 'Cette demande de connexion n’est pas lisible.',
    })
  })

  test('comes from a page of the hub, in JSON', async () => {
    const post = (headers: Record<string, string>) =>
      opened.auth.handler(
        new Request('http://hub.test/api/auth/sign-in/magic-link', { method: 'POST', headers, body: '{}' }),
      )
    const json = 'application/json'
    const foreign = await refusal(await post({ 'content-type': json, cookie: 'a=b', origin: 'https://evil.example' }))
    expect(foreign).toMatchObject({ status: 403, message: expect.stringMatching(/ne vient pas d’une page du hub/) })
    const text = await refusal(await post({ 'content-type': 'text/plain' }))
    expect(text).toMatchObject({ status: 415, message: expect.stringMatching(/JSON/) })
  })

  test.each([
    '/api/auth/sign-up/email',
    '/api/auth/magic-link/verify?token=x',
    '/api/auth/update-user',
    '/api/auth/sign-in/social',
    '/api/auth/revoke-sessions',
    '/api/auth/delete-user',
    '/api/auth/sign-in/magic-link/',
    '/api/auth//sign-up/email',
  ])('never reaches %s', async (path) => {
    expect((await openBrowser(opened.auth).post(path, {})).status).toBe(404)
  })

  test('comes from a page of the hub', async () => {
    const { email } = await invited()
    const foreign = openBrowser(opened.auth, 'https://evil.example')
    expect((await askForLink(foreign, email)).status).toBe(403)
    const persona = await foreign.post('/api/auth/demonstration/sign-in', { email: 'referente@demo.example' })
    expect(persona.status).toBe(403)
  })

  test('may come from another name of this machine', async () => {
    const { email } = await invited()
    expect((await askForLink(openBrowser(opened.auth, 'http://127.0.0.1:4000'), email)).status).toBe(200)
  })
})

describe('too much', () => {
  test('one address knocks thirty times a minute at most, others are not held up', async () => {
    const { email } = await invited()
    const busy = openBrowser(opened.auth, undefined, '203.0.113.99')
    const statuses = []
    for (let n = 0; n < 31; n += 1) statuses.push((await askForLink(busy, 'nobody@ama.example')).status)
    expect(statuses.slice(0, 30).every((status) => status === 200)).toBe(true)
    const refused = await askForLink(busy, email)
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refusal(refused)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
    expect((await askForLink(openBrowser(opened.auth, undefined, '203.0.113.98'), email)).status).toBe(200)
  })

  test('nobody’s mailbox is flooded: five unused links at a time', async () => {
    const { email } = await invited()
    const addresses = Array.from({ length: 8 }, (_, n) => `198.51.100.${n}`)
    await Promise.all(addresses.map((address) => askForLink(openBrowser(opened.auth, undefined, address), email)))
    await opened.auth.close()
    expect((await opened.mailer.list()).filter((mail) => mail.to === email)).toHaveLength(5)
  })
})

test('without database one is told to try again', async () => {
  const gone = connect('postgres://127.0.0.1:1/hub')
  const there = await openAuth(gone)
  onTestFinished(async () => {
    await there.close()
    await gone.close()
  })
  const answer = await askForLink(openBrowser(there.auth), 'a@b.example')
  expect(await refusal(answer)).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
})
