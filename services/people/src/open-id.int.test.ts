import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './testing/browser.ts'
import { makeMember } from './testing/make-member.ts'
import { openAuth, type OpenedAuth } from './testing/open-auth.ts'
import { client, startProvider, type Person, type StartedProvider } from './testing/start-provider.ts'

const origin = 'http://localhost:4000'
let database: Awaited<ReturnType<typeof testDatabase>>

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

describe.each([
  { answers: 'a signed JWT, as ProConnect does', signedUserinfo: true },
  { answers: 'JSON', signedUserinfo: false },
])('a provider that answers $answers', ({ signedUserinfo }) => {
  let provider: StartedProvider
  let opened: OpenedAuth

  beforeAll(async () => {
    provider = await startProvider({ redirectUri: `${origin}/api/auth/callback/openid`, signedUserinfo })
    opened = await openAuth(database, {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
    })
  })
  afterAll(async () => {
    await opened.close()
    await provider.stop()
  })

  /** The whole dance: to the provider, its sign-in page, back to the hub. */
  const dance = async (person: Person) => {
    provider.sit(person)
    const browser = openBrowser(opened.auth)
    const body = { provider: 'openid', callbackURL: '/communautes/marsan', errorCallbackURL: '/connexion' }
    const started = await browser.post('/api/auth/sign-in/social', body)
    const { url } = (await started.json()) as { url: string }
    const back = await provider.signIn(url)
    const landed = await browser.get(back)
    return { browser, asked: new URL(url).searchParams, lands: landed.headers.get('location') }
  }
  const person = (email: string, claims: Partial<Person> = {}): Person => ({ sub: newId(), email, ...claims })

  test('signs in the member who has this address, and again by the identity alone', async () => {
    const { email, actor } = await makeMember(database, { role: 'HR' })
    const elodie = person(email.toUpperCase())
    const first = await dance(elodie)
    expect(first.lands).toBe('/communautes/marsan')
    expect(await first.browser.whoami()).toMatchObject({ memberId: actor.memberId })
    const renamed = await dance({ ...elodie, email: 'other@ama.example' })
    expect(await renamed.browser.whoami()).toMatchObject({ memberId: actor.memberId })
    expect(await database.prisma.member.findUniqueOrThrow({ where: { email } })).toMatchObject({
      displayName: 'Élodie Dubourg',
      emailVerified: true,
    })
  })

  test('is asked for what it offers: ProConnect’s claims and level', async () => {
    const { asked } = await dance(person((await makeMember(database, { role: 'HR' })).email))
    expect(asked.get('scope')?.split(' ').toSorted()).toEqual(
      ['email', 'given_name', 'openid', 'siret', 'uid', 'usual_name'].toSorted(),
    )
    expect(asked.get('acr_values')).toBe('eidas1')
    expect(asked.get('nonce')).toBeTruthy()
  })

  test('makes no member of a stranger, who lands on the sign-in page with a reason', async () => {
    const { browser, lands } = await dance(person('stranger@ama.example'))
    expect(lands).toBe('/connexion?error=signup_disabled')
    expect(await browser.whoami()).toBeNull()
    expect(await database.prisma.member.count({ where: { email: 'stranger@ama.example' } })).toBe(0)
  })

  test('is not believed about an address that it says is not verified', async () => {
    const { email } = await makeMember(database, { role: 'HR' })
    const { browser, lands } = await dance(person(email, { email_verified: false }))
    expect(lands).toBe('/connexion?error=account_not_linked')
    expect(await browser.whoami()).toBeNull()
  })

  test('leaves none of its tokens behind', async () => {
    const { email, actor } = await makeMember(database, { role: 'HR' })
    await dance(person(email))
    expect(await database.prisma.authAccount.findMany({ where: { memberId: actor.memberId } })).toMatchObject([
      { providerId: 'openid', accessToken: null, refreshToken: null, idToken: null },
    ])
  })

  test('can’t be answered for by another browser', async () => {
    const { email } = await makeMember(database, { role: 'HR' })
    provider.sit(person(email))
    const started = await openBrowser(opened.auth).post('/api/auth/sign-in/social', { provider: 'openid' })
    const { url } = (await started.json()) as { url: string }
    const other = openBrowser(opened.auth)
    const landed = await other.get(await provider.signIn(url))
    expect(landed.headers.get('location')).toMatch(/error=/)
    expect(await other.whoami()).toBeNull()
  })

  test('never sends people to another site afterwards', async () => {
    const body = { provider: 'openid', callbackURL: 'https://evil.example' }
    expect((await openBrowser(opened.auth).post('/api/auth/sign-in/social', body)).status).toBe(403)
  })

  test('takes no identity token from a page', async () => {
    const body = { provider: 'openid', idToken: { token: 'x.y.z' } }
    expect((await openBrowser(opened.auth).post('/api/auth/sign-in/social', body)).status).toBe(400)
  })
})

test('a provider that is not there when the hub starts is found later', async () => {
  const redirectUri = `${origin}/api/auth/callback/openid`
  const before = await startProvider({ redirectUri, signedUserinfo: true })
  await before.stop()
  const opened = await openAuth(database, {
    OIDC_ISSUER: before.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
  })
  const start = () => openBrowser(opened.auth).post('/api/auth/sign-in/social', { provider: 'openid' })
  const refused = await start()
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'OPENID_UNAVAILABLE' }])
  const after = await startProvider({ redirectUri, signedUserinfo: true, port: before.port })
  expect((await start()).status).toBe(200)
  await opened.close()
  await after.stop()
})
