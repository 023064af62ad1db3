import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, type Browser } from './testing/browser.ts'
import { makeMember } from './testing/make-member.ts'
import { makePlaces, type Places } from './testing/make-places.ts'
import { openAuth, tokenIn, type OpenedAuth } from './testing/open-auth.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let opened: OpenedAuth
let places: Places

beforeAll(async () => {
  database = await testDatabase()
  places = await makePlaces(database)
  opened = await openAuth(database)
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

const invited = (email?: string) =>
  makeMember(database, {
    role: 'HR',
    communityId: places.marsan.id,
    establishmentId: places.marsan.first,
    ...(email ? { email } : {}),
  })
const askForLink = (browser: Browser, email: string) => browser.post('/api/auth/sign-in/magic-link', { email })
const useLink = (browser: Browser, token: string) => browser.post('/api/auth/sign-in/link', { token })
const signedIn = async (browser: Browser, email: string) => {
  await askForLink(browser, email)
  expect((await useLink(browser, await opened.linkTo(email))).status).toBe(200)
  return browser
}
const refusal = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })
const usedOrExpired = { status: 410, code: 'LINK_USED_OR_EXPIRED', message: expect.stringContaining('nouveau') }

describe('a link by mail', () => {
  test('signs its member in, with the roles held now', async () => {
    const { email, actor } = await invited()
    const browser = openBrowser(opened.auth)
    expect(await browser.whoami()).toBeNull()
    await signedIn(browser, email)
    expect(await browser.whoami()).toMatchObject({
      memberId: actor.memberId,
      establishmentId: places.marsan.first,
      roles: [{ role: 'HR', communityId: places.marsan.id }],
      credential: { kind: 'session', expiresAt: expect.any(Date) },
    })
  })

  test('each browser is its own member’s, also when many ask at the same moment who they are', async () => {
    const members = [await invited(), await invited(), await invited()]
    const browsers: Browser[] = []
    for (const { email } of members) browsers.push(await signedIn(openBrowser(opened.auth), email))
    const who = await Promise.all([...browsers, openBrowser(opened.auth)].map((browser) => browser.whoami()))
    expect(who).toMatchObject([...members.map(({ actor: { memberId } }) => ({ memberId })), null])
  })

  test('leads to a page that asks for a click, in the language of the member', async () => {
    const { email } = await makeMember(database, { role: 'PARTNER', locale: 'en' })
    await askForLink(openBrowser(opened.auth), email)
    const mail = await opened.mailTo(email)
    expect(mail.subject).toBe('Your sign-in link for the AMA communities')
    expect(mail.text).toMatch(/^http:\/\/localhost:4000\/connexion\/lien\?jeton=\w+$/m)
  })

  test('is good once, also for two who use it at the same moment', async () => {
    const { email } = await invited()
    await askForLink(openBrowser(opened.auth), email)
    const token = await opened.linkTo(email)
    const answers = await Promise.all([
      useLink(openBrowser(opened.auth), token),
      useLink(openBrowser(opened.auth), token),
    ])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 410])
    expect(await refusal(await useLink(openBrowser(opened.auth), token))).toMatchObject(usedOrExpired)
  })

  test('is not good after fifteen minutes', async () => {
    const { email } = await invited()
    const since = Date.now()
    await askForLink(openBrowser(opened.auth), email)
    const token = await opened.linkTo(email)
    const kept = await database.prisma.authVerification.findFirstOrThrow({ where: { value: { contains: email } } })
    expect(kept.expiresAt.getTime() - since).toBeGreaterThan(14.9 * 60_000)
    expect(kept.expiresAt.getTime() - since).toBeLessThan(15.2 * 60_000)
    await database.prisma.authVerification.update({ where: { id: kept.id }, data: { expiresAt: new Date() } })
    expect(await refusal(await useLink(openBrowser(opened.auth), token))).toMatchObject(usedOrExpired)
  })

  test('is kept as a hash only', async () => {
    const { email } = await invited()
    await askForLink(openBrowser(opened.auth), email)
    const token = await opened.linkTo(email)
    expect(JSON.stringify(await database.prisma.authVerification.findMany())).not.toContain(token)
  })

  test.each(['forged', '', 'a'.repeat(201)])('made up (%j) is refused', async (token) => {
    const browser = openBrowser(opened.auth)
    expect((await useLink(browser, token)).status).toBeGreaterThanOrEqual(400)
    expect(await browser.whoami()).toBeNull()
  })

  test('is found whatever the capitals of the address', async () => {
    const { email } = await invited()
    await askForLink(openBrowser(opened.auth), email.toUpperCase())
    expect(tokenIn((await opened.mailTo(email)).text)).not.toBe('')
  })
})

describe('an address that nobody has', () => {
  test('gets the same answer and no mail, and makes no member', async () => {
    const { email } = await invited()
    const known = await askForLink(openBrowser(opened.auth), email)
    const unknown = await askForLink(openBrowser(opened.auth), 'nobody@ama.example')
    expect(await refusal(unknown)).toEqual(await refusal(known))
    await opened.mailTo(email)
    expect((await opened.mailer.list()).some((mail) => mail.to === 'nobody@ama.example')).toBe(false)
    expect(await database.prisma.member.count({ where: { email: 'nobody@ama.example' } })).toBe(0)
  })
})

describe('a cookie', () => {
  test('is for this site and out of reach for scripts', async () => {
    const { email } = await invited()
    const browser = openBrowser(opened.auth)
    await askForLink(browser, email)
    const response = await useLink(browser, await opened.linkTo(email))
    expect(response.headers.get('set-cookie')).toMatch(/^ama\.session_token=.*HttpOnly; SameSite=Lax$/)
    expect(response.headers.get('set-cookie')).toContain(`Max-Age=${30 * 24 * 60 * 60}`)
    expect(await response.json()).toEqual({ signedIn: true })
  })

  test('goes over https only where the hub does', async () => {
    const secure = await openAuth(database, { HUB_ORIGIN: 'https://hub.example' })
    const { email } = await invited()
    const browser = openBrowser(secure.auth, 'https://hub.example')
    await askForLink(browser, email)
    const response = await useLink(browser, await secure.linkTo(email))
    expect(response.headers.get('set-cookie')).toMatch(/^__Secure-ama\.session_token=.*; Secure;/)
    expect(await browser.whoami()).not.toBeNull()
    await secure.close()
  })

  test('that was changed signs nobody in', async () => {
    const browser = await signedIn(openBrowser(opened.auth), (await invited()).email)
    const [name, value] = [...browser.cookies][0] ?? ['', '']
    const decoded = decodeURIComponent(value)
    browser.cookies.set(name, encodeURIComponent(`${decoded.startsWith('x') ? 'y' : 'x'}${decoded.slice(1)}`))
    expect(await browser.whoami()).toBeNull()
    browser.cookies.set(name, decoded.split('.')[0] ?? '')
    expect(await browser.whoami()).toBeNull()
  })
})

describe('signing out', () => {
  test('ends the session at once and says so in the log', async () => {
    const { email, actor } = await invited()
    const browser = await signedIn(openBrowser(opened.auth), email)
    const stolen = browser.headers()
    const viewer = await browser.whoami()
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200)
    expect(browser.cookies.size).toBe(0)
    expect(await opened.auth.authenticate(stolen)).toBeNull()
    const events = await database.prisma.event.findMany({ where: { actorId: actor.memberId } })
    const credentialId = viewer && viewer !== 'invalid' ? viewer.credential.id : null
    expect(events).toMatchObject([
      {
        type: 'hub.people.credential-ended.v1',
        audience: 'internal',
        data: { memberId: actor.memberId, kind: 'session', credentialId },
      },
    ])
  })

  test('without being signed in does nothing', async () => {
    expect((await openBrowser(opened.auth).post('/api/auth/sign-out')).status).toBe(200)
  })
})

test('an expired session signs nobody in', async () => {
  const { email, actor } = await invited()
  const browser = await signedIn(openBrowser(opened.auth), email)
  await database.prisma.authSession.updateMany({ where: { memberId: actor.memberId }, data: { expiresAt: new Date() } })
  expect(await browser.whoami()).toBeNull()
})

test('a session tells the browser apart and keeps no address of the network', async () => {
  const { email, actor } = await invited()
  await signedIn(openBrowser(opened.auth), email)
  expect(await database.prisma.authSession.findMany({ where: { memberId: actor.memberId } })).toMatchObject([
    { userAgent: 'Firefox of the tests', ipAddress: null },
  ])
})

test('sessions that ended days ago are forgotten when the next one begins', async () => {
  const { email, actor } = await invited()
  await signedIn(openBrowser(opened.auth), email)
  const { memberId } = actor
  const daysAgo = new Date(Date.now() - 48 * 60 * 60 * 1000)
  await database.prisma.authSession.updateMany({ where: { memberId }, data: { expiresAt: daysAgo } })
  const persona = openBrowser(opened.auth)
  await database.prisma.member.update({ where: { id: memberId }, data: { email: 'ars@demo.example' } })
  await persona.post('/api/auth/demonstration/sign-in', { email: 'ars@demo.example' })
  expect(await database.prisma.authSession.count({ where: { memberId } })).toBe(1)
})

test('a role that ends is gone for the next request', async () => {
  const { email, actor, heldRoleId } = await invited()
  const browser = await signedIn(openBrowser(opened.auth), email)
  await database.prisma.heldRole.update({ where: { id: heldRoleId }, data: { endedAt: new Date() } })
  expect(await browser.whoami()).toMatchObject({ memberId: actor.memberId, roles: [] })
})
