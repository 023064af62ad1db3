import { newId, type Actor } from '@ama/kernel'
import { encodeNodeId } from '@ama/graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeMember, type MadeMember } from './testing/make-member.ts'
import { openPeople, type People } from './testing/open-people.ts'

let people: People
let referent: MadeMember
let manager: MadeMember

beforeAll(async () => {
  people = await openPeople()
})
beforeEach(async () => {
  await people.empty()
  referent = await makeMember(people.database, { role: 'NETWORK_REFERENT' })
  manager = await people.inMarsan('MANAGER')
})
afterAll(() => people.close())

describe('one’s own account', () => {
  test('has a name and a language of one’s own', async () => {
    const input = { displayName: '  Nadège   Lafitte ', locale: 'en' }
    expect(await people.perform(manager.actor, 'editMyAccount', input, '... on Member { displayName }')).toMatchObject({
      displayName: 'Nadège Lafitte',
    })
    expect(await people.ask(manager.actor, '{ viewer { email locale member { displayName } } }')).toMatchObject({
      data: { viewer: { email: manager.email, locale: 'en', member: { displayName: 'Nadège Lafitte' } } },
    })
  })

  test.each([
    [{ displayName: ' ' }, 'displayName'],
    [{ locale: 'eu' }, 'locale'],
  ])('is not %j', async (input, field) => {
    const answer = await people.perform(manager.actor, 'editMyAccount', input, '')
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', field })
  })

  test('says who one is and what one may', async () => {
    const query = '{ viewer { isNetworkReferent mayInvite communities { slug } member { roles { role } } } }'
    expect((await people.ask(referent.actor, query)).data?.['viewer']).toEqual({
      isNetworkReferent: true,
      mayInvite: true,
      communities: [{ slug: 'grand-dax' }, { slug: 'marsan' }],
      member: { roles: [{ role: 'NETWORK_REFERENT' }] },
    })
    expect((await people.ask((await people.inMarsan('PROFESSIONAL')).actor, query)).data?.['viewer']).toMatchObject({
      isNetworkReferent: false,
      mayInvite: false,
      communities: [{ slug: 'marsan' }],
    })
    expect((await people.ask(null, query)).data).toEqual({ viewer: null })
  })

  test('can be read whole, without secrets', async () => {
    await people.perform(manager.actor, 'createToken', { name: 'Tableur' }, '')
    const { data } = await people.ask(manager.actor, '{ viewer { personalData } }')
    const kept = JSON.stringify(data)
    expect(kept).toContain(manager.email)
    expect(kept).toContain('Tableur')
    expect(kept).not.toMatch(/secretHash|"token"|accessToken/)
    expect(kept).not.toContain(referent.email)
  })
})

describe('personal tokens', () => {
  const made = '... on CreatedToken { secret token { id name start expiresAt } }'
  const create = async (viewer: Actor, input: object) =>
    (await people.perform(viewer, 'createToken', input, made)) as {
      secret: string
      token: { id: string }
      code?: string
    }
  const end = (viewer: Actor, tokenId: string) =>
    people.perform(viewer, 'endToken', { tokenId }, '... on PersonalToken { name }')

  test('are shown once, listed by their beginning, and end when their owner says so', async () => {
    const created = await create(manager.actor, { name: 'Tableur', expiresInDays: 30 })
    expect(created).toMatchObject({ secret: expect.stringMatching(/^ama_[\w-]{43}$/), token: { name: 'Tableur' } })
    const listed = async () =>
      (await people.ask(manager.actor, '{ viewer { tokens { name start } } }')).data?.['viewer']
    expect(await listed()).toEqual({ tokens: [{ name: 'Tableur', start: created.secret.slice(0, 8) }] })
    expect(await end(manager.actor, created.token.id)).toMatchObject({ name: 'Tableur' })
    expect(await end(manager.actor, created.token.id)).toMatchObject({ name: 'Tableur' })
    expect(await listed()).toEqual({ tokens: [] })
    expect((await people.events()).map((event) => event.type)).toEqual(['hub.people.credential-ended.v1'])
  })

  test('are not shown again to who asks twice', async () => {
    const input = { name: 'Tableur', commandId: newId() }
    await create(manager.actor, input)
    expect(await create(manager.actor, input)).toMatchObject({ code: 'CONFLICT' })
    expect(await people.database.prisma.personalToken.count()).toBe(1)
  })

  test.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'a'.repeat(81) }, 'name'],
    [{ name: 'x', expiresInDays: 0 }, 'expiresInDays'],
    [{ name: 'x', expiresInDays: 366 }, 'expiresInDays'],
  ])('are not made of %j', async (input, field) => {
    expect(await people.perform(manager.actor, 'createToken', input, '')).toMatchObject({
      code: 'INVALID_INPUT',
      field,
    })
  })

  test('of others do not exist', async () => {
    const created = await create(manager.actor, { name: 'Tableur' })
    expect(await end(referent.actor, created.token.id)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('sessions', () => {
  const start = async (member: MadeMember, id = newId()) => {
    const times = {
      createdAt: people.clock.now(),
      updatedAt: people.clock.now(),
      expiresAt: new Date(people.clock.now().getTime() + 1_000),
    }
    const { memberId } = member.actor
    await people.database.prisma.authSession.create({
      data: { id, memberId, token: newId(), userAgent: 'Firefox', ...times },
    })
    return encodeNodeId('Session', id)
  }
  const end = (viewer: Actor, sessionId: string) =>
    people.perform(viewer, 'endSession', { sessionId }, '... on Session { current }')

  test('are listed, the present one marked, and end one by one', async () => {
    const other = await start(manager)
    await start(manager, manager.actor.credential.id)
    await start(referent)
    const listed = async () =>
      (await people.ask(manager.actor, '{ viewer { sessions { current userAgent } } }')).data?.['viewer']
    expect(await listed()).toMatchObject({
      sessions: expect.arrayContaining([{ current: true, userAgent: 'Firefox' }]),
    })
    expect(await end(manager.actor, other)).toMatchObject({ current: false })
    expect(await end(manager.actor, other)).toMatchObject({ current: false })
    expect(await listed()).toEqual({ sessions: [{ current: true, userAgent: 'Firefox' }] })
    expect((await people.events()).map((event) => event.data)).toMatchObject([{ kind: 'session' }])
  })

  test('of others do not exist', async () => {
    expect(await end(referent.actor, await start(manager))).toMatchObject({ code: 'NOT_FOUND' })
  })
})
