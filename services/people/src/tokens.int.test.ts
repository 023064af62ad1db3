import { newId, systemClock } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openBrowser } from './testing/browser.ts'
import { makeMember, type MadeMember } from './testing/make-member.ts'
import { makePlaces, type Places } from './testing/make-places.ts'
import { openAuth, type OpenedAuth } from './testing/open-auth.ts'
import { issueTokens } from './tokens/issue-tokens.ts'
import { hashSecret } from './tokens/token-secret.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let opened: OpenedAuth
let places: Places
let member: MadeMember

beforeAll(async () => {
  database = await testDatabase()
  places = await makePlaces(database)
  opened = await openAuth(database)
  member = await makeMember(database, {
    role: 'MANAGER',
    communityId: places.marsan.id,
    establishmentId: places.marsan.first,
  })
})
afterAll(async () => {
  await opened.close()
  await database.drop()
})

const bearer = (token: string) => opened.auth.authenticate(new Headers({ authorization: `Bearer ${token}` }))
const rowOf = (token: string) =>
  database.prisma.personalToken.findUniqueOrThrow({ where: { secretHash: hashSecret(token) } })

describe('tokens issued on the command line', () => {
  test('come in the order asked for, also twice for the same member', async () => {
    const other = await makeMember(database, { role: 'PARTNER' })
    const tokens = await issueTokens(database, [member.email, other.email.toUpperCase(), member.email])
    const who = await Promise.all(tokens.map(bearer))
    const { memberId } = member.actor
    expect(who).toMatchObject([{ memberId }, { memberId: other.actor.memberId }, { memberId }])
    expect(new Set(tokens).size).toBe(3)
  })

  test('are refused whole when one address is unknown', async () => {
    const before = await database.prisma.personalToken.count()
    await expect(issueTokens(database, [member.email, 'nobody@ama.example'])).rejects.toMatchObject({
      message: 'No member has the address nobody@ama.example.',
    })
    expect(await database.prisma.personalToken.count()).toBe(before)
  })

  test('come by thousands in seconds', async () => {
    const since = performance.now()
    const tokens = await issueTokens(
      database,
      Array.from({ length: 5_000 }, () => member.email),
    )
    expect(performance.now() - since).toBeLessThan(10_000)
    expect(await bearer(tokens[4_999] ?? '')).toMatchObject({ memberId: member.actor.memberId })
  })
})

describe('a bearer', () => {
  test('is found by one statement with all that are asked for meanwhile, each its own', async () => {
    const members = await Promise.all(
      Array.from({ length: 40 }, (_, nth) => makeMember(database, { role: nth % 2 ? 'PARTNER' : 'AMBASSADOR' })),
    )
    const tokens = await issueTokens(
      database,
      members.map(({ email }) => email),
    )
    const statements = vi.spyOn(database.pool, 'query')
    const who = await Promise.all([...tokens, 'forged', `ama_${'x'.repeat(43)}`].map(bearer))
    const lookups = statements.mock.calls.filter((call) => JSON.stringify(call).includes('FROM personal_token'))
    statements.mockRestore()
    expect(who).toMatchObject([
      ...members.map(({ actor: { memberId, roles } }) => ({ memberId, roles })),
      'invalid',
      'invalid',
    ])
    expect(lookups).toHaveLength(1)
  })

  test('acts with the roles its member holds now', async () => {
    const [token = ''] = await issueTokens(database, [member.email])
    expect(await bearer(token)).toMatchObject({
      memberId: member.actor.memberId,
      establishmentId: places.marsan.first,
      roles: [{ role: 'MANAGER', communityId: places.marsan.id }],
      credential: { kind: 'token', expiresAt: expect.any(Date) },
    })
  })

  test.each(['', 'forged', 'ama_short', `ama_${'x'.repeat(43)}`, `ama_${'é'.repeat(43)}`, newId()])(
    'that is made up (%j) is refused',
    async (token) => {
      const headers = new Headers({ authorization: `Bearer ${encodeURIComponent(token)}` })
      expect(await opened.auth.authenticate(headers)).toBe('invalid')
    },
  )

  test('that expired or was ended is refused', async () => {
    const [expired = '', ended = ''] = await issueTokens(database, [member.email, member.email])
    const before = new Date(Date.now() - 1)
    await database.prisma.personalToken.update({
      where: { id: (await rowOf(expired)).id },
      data: { expiresAt: before },
    })
    await database.prisma.personalToken.update({ where: { id: (await rowOf(ended)).id }, data: { endedAt: before } })
    expect([await bearer(expired), await bearer(ended)]).toEqual(['invalid', 'invalid'])
  })

  test('goes before a cookie, and does not fall back on it', async () => {
    const referent = await makeMember(database, { role: 'NETWORK_REFERENT', email: 'referente@demo.example' })
    const browser = openBrowser(opened.auth)
    await browser.post('/api/auth/demonstration/sign-in', { email: referent.email })
    const headers = browser.headers()
    headers.set('authorization', 'Bearer forged')
    expect(await opened.auth.authenticate(headers)).toBe('invalid')
    headers.set('authorization', 'Basic of-a-proxy')
    expect(await opened.auth.authenticate(headers)).toMatchObject({ memberId: referent.actor.memberId })
  })

  test('may be written in any case', async () => {
    const [token = ''] = await issueTokens(database, [member.email])
    const headers = new Headers({ Authorization: `bearer   ${token}` })
    expect(await opened.auth.authenticate(headers)).toMatchObject({ memberId: member.actor.memberId })
  })

  test('is remembered as used, without a write at each request', async () => {
    const [token = ''] = await issueTokens(database, [member.email])
    await bearer(token)
    const first = await eventually(async () => (await rowOf(token)).lastUsedAt ?? Promise.reject(new Error('not yet')))
    for (let n = 0; n < 5; n += 1) await bearer(token)
    expect((await rowOf(token)).lastUsedAt).toEqual(first)
  })

  test('of a program meets no rate limit', async () => {
    const [token = ''] = await issueTokens(database, [member.email])
    const answers = await Promise.all(Array.from({ length: 2_000 }, () => bearer(token)))
    expect(answers.every((answer) => answer !== null && answer !== 'invalid')).toBe(true)
  })
})

test('nobody is signed in without bearer and cookie', async () => {
  expect(await opened.auth.authenticate(new Headers())).toBeNull()
})

test('only the hash of a token is kept', async () => {
  const [token = ''] = await issueTokens(database, [member.email], systemClock)
  const kept = JSON.stringify(await rowOf(token))
  expect(kept).not.toContain(token)
  expect(kept).not.toContain(token.slice(12))
})
