import { encodeNodeId } from '@ama/graphql'
import { newId, readConfiguration, systemClock, type Actor } from '@ama/kernel'
import { fakeClock, testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asking } from './testing/ask.ts'
import { makeMember, type MadeMember } from './testing/make-member.ts'
import { makePlaces, type Places } from './testing/make-places.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let places: Places
let referent: MadeMember
let manager: MadeMember
const clock = fakeClock()

beforeAll(async () => {
  database = await testDatabase()
  places = await makePlaces(database)
})
beforeEach(async () => {
  await database.prisma.event.deleteMany()
  await database.prisma.command.deleteMany()
  await database.prisma.member.deleteMany()
  referent = await makeMember(database, { role: 'NETWORK_REFERENT' })
  manager = await inMarsan('MANAGER')
})
afterAll(() => database.drop())

const inMarsan = (role: 'MANAGER' | 'HR' | 'PROFESSIONAL' | 'AMBASSADOR') =>
  makeMember(database, { role, communityId: places.marsan.id, establishmentId: places.marsan.first })
const ask = (viewer: Actor | null, source: string, variables: Record<string, unknown> = {}) =>
  asking(database, clock)(viewer, source, variables)
const events = async () =>
  (await database.prisma.event.findMany({ orderBy: { sequence: 'asc' } })).map(({ type, audience, data }) => ({
    type,
    audience,
    data,
  }))

/** Runs a mutation with its input; gives its answer. */
const perform = async (viewer: Actor | null, name: string, input: object, gives: string): Promise<unknown> => {
  const inputType = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`
  const { data, errors } = await ask(
    viewer,
    `mutation ($input: ${inputType}) { ${name}(input: $input) { __typename ${gives} ... on Error { code message } ... on InvalidInput { field } } }`,
    { input },
  )
  expect(errors).toEqual([])
  return data?.[name]
}

const invitation = (change: object = {}) => ({
  email: 'Maia.Hirigoyen@EHPAD.example',
  displayName: 'Maia Hirigoyen',
  role: 'PROFESSIONAL',
  communityId: encodeNodeId('Community', places.marsan.id),
  establishmentId: encodeNodeId('Establishment', places.marsan.first),
  ...change,
})
const invite = (viewer: Actor | null, change: object = {}) =>
  perform(
    viewer,
    'inviteMember',
    invitation(change),
    '... on Member { displayName organisation establishment { name } roles { role community { slug } } }',
  )
const maia = () => database.prisma.member.findUnique({ where: { email: 'maia.hirigoyen@ehpad.example' } })

describe('inviting', () => {
  test('makes a member with a role, tells it in the log, and leaves a letter to send', async () => {
    expect(await invite(manager.actor)).toEqual({
      __typename: 'Member',
      displayName: 'Maia Hirigoyen',
      organisation: null,
      establishment: { name: 'EHPAD 1, marsan' },
      roles: [{ role: 'PROFESSIONAL', community: { slug: 'marsan' } }],
    })
    const memberId = (await maia())?.id
    const communityId = places.marsan.id
    expect(await events()).toEqual([
      {
        type: 'hub.people.member-invited.v1',
        audience: 'internal',
        data: { memberId, establishmentId: places.marsan.first },
      },
      {
        type: 'hub.people.role-given.v1',
        audience: 'community',
        data: { memberId, role: 'PROFESSIONAL', communityId },
      },
    ])
    expect(await database.prisma.invitation.findMany()).toMatchObject([
      { memberId, role: 'PROFESSIONAL', invitedById: manager.actor.memberId, sentAt: null, nextAttemptAt: clock.now() },
    ])
  })

  test('the same address again, in whatever case, adds a role to the same member, each role once', async () => {
    await invite(manager.actor)
    await invite(referent.actor, { role: 'AMBASSADOR', email: 'MAIA.HIRIGOYEN@ehpad.example' })
    await invite(referent.actor, { role: 'AMBASSADOR', displayName: 'Another name' })
    expect(await maia()).toMatchObject({ displayName: 'Maia Hirigoyen' })
    expect(await database.prisma.member.count()).toBe(3)
    const roles = await database.prisma.heldRole.findMany({ where: { memberId: (await maia())?.id ?? '' } })
    expect(roles.map((held) => held.role).toSorted()).toEqual(['AMBASSADOR', 'PROFESSIONAL'])
    expect(await database.prisma.invitation.count()).toBe(2)
  })

  test('by two at the same moment makes one member with one role', async () => {
    const other = await inMarsan('MANAGER')
    await Promise.all([invite(manager.actor), invite(other.actor), invite(referent.actor)])
    const { id = '' } = (await maia()) ?? {}
    expect(await database.prisma.heldRole.count({ where: { memberId: id } })).toBe(1)
    expect((await events()).map((event) => event.type)).toEqual([
      'hub.people.member-invited.v1',
      'hub.people.role-given.v1',
    ])
  })

  test('sent twice with one commandId has one effect and one answer', async () => {
    const commandId = newId()
    const answers = [await invite(manager.actor, { commandId }), await invite(manager.actor, { commandId })]
    expect(answers[1]).toEqual(answers[0])
    expect(await database.prisma.invitation.count()).toBe(1)
  })

  test('a training body comes with its organisation, into the whole network', async () => {
    const change = { role: 'TRAINING_BODY', communityId: null, establishmentId: null, organisation: 'MFR' }
    expect(await invite(referent.actor, change)).toMatchObject({
      organisation: 'MFR',
      roles: [{ role: 'TRAINING_BODY', community: null }],
    })
  })

  test('is refused with a reason, and nothing is written', async () => {
    const elsewhere = { establishmentId: encodeNodeId('Establishment', places.marsan.second) }
    const foreign = {
      communityId: encodeNodeId('Community', places.dax.id),
      establishmentId: encodeNodeId('Establishment', places.dax.first),
    }
    const misplaced = { establishmentId: encodeNodeId('Establishment', places.dax.first) }
    const answers = [
      await invite(null),
      await invite((await inMarsan('PROFESSIONAL')).actor),
      await invite(manager.actor, elsewhere),
      await invite(manager.actor, foreign),
      await invite(manager.actor, { role: 'MANAGER' }),
      await invite(manager.actor, { email: 'nonsense' }),
      await invite(referent.actor, misplaced),
      await invite(referent.actor, { communityId: encodeNodeId('Community', newId()) }),
      await invite(referent.actor, { communityId: 'nonsense' }),
      await invite(referent.actor, { establishmentId: encodeNodeId('Establishment', newId()) }),
    ]
    expect(answers).toMatchObject([
      { code: 'UNAUTHENTICATED' },
      { code: 'FORBIDDEN' },
      { code: 'FORBIDDEN' },
      { code: 'FORBIDDEN' },
      { code: 'FORBIDDEN' },
      { code: 'INVALID_INPUT', field: 'email' },
      { code: 'INVALID_INPUT', field: 'establishmentId' },
      { code: 'NOT_FOUND' },
      { code: 'NOT_FOUND' },
      { code: 'NOT_FOUND' },
    ])
    expect([await maia(), await events(), await database.prisma.invitation.count()]).toEqual([null, [], 0])
  })
})

describe('ending a role', () => {
  const end = (viewer: Actor | null, heldRoleId: string, commandId?: string) =>
    perform(
      viewer,
      'endRole',
      { heldRoleId: encodeNodeId('HeldRole', heldRoleId), commandId },
      '... on Member { roles { role } }',
    )

  test('closes what it opened, once', async () => {
    const { heldRoleId, actor } = await inMarsan('AMBASSADOR')
    expect(await end(manager.actor, heldRoleId)).toEqual({ __typename: 'Member', roles: [] })
    expect(await end(manager.actor, heldRoleId)).toEqual({ __typename: 'Member', roles: [] })
    expect(await events()).toEqual([
      {
        type: 'hub.people.role-ended.v1',
        audience: 'internal',
        data: { memberId: actor.memberId, role: 'AMBASSADOR', communityId: places.marsan.id },
      },
    ])
  })

  test('is everybody’s own right', async () => {
    const { heldRoleId, actor } = await inMarsan('PROFESSIONAL')
    expect(await end(actor, heldRoleId)).toMatchObject({ roles: [] })
  })

  test('of others is refused without right, and for what does not exist', async () => {
    const { heldRoleId } = await inMarsan('PROFESSIONAL')
    const answers = [
      await end((await inMarsan('HR')).actor, heldRoleId),
      await end(manager.actor, referent.heldRoleId),
      await end(null, heldRoleId),
      await end(referent.actor, newId()),
    ]
    expect(answers).toMatchObject([
      { code: 'FORBIDDEN' },
      { code: 'FORBIDDEN' },
      { code: 'UNAUTHENTICATED' },
      { code: 'NOT_FOUND' },
    ])
    expect(await events()).toEqual([])
  })

  test('leaves the network at least one référente, also when two leave at once', async () => {
    const other = await makeMember(database, { role: 'NETWORK_REFERENT' })
    const answers = await Promise.all([end(referent.actor, referent.heldRoleId), end(other.actor, other.heldRoleId)])
    expect(answers.map((answer) => (answer as { __typename: string }).__typename).toSorted()).toEqual([
      'Conflict',
      'Member',
    ])
    expect(await database.prisma.heldRole.count({ where: { role: 'NETWORK_REFERENT', endedAt: null } })).toBe(1)
  })
})

describe('one’s own account', () => {
  test('has a name and a language of one’s own', async () => {
    const input = { displayName: '  Nadège   Lafitte ', locale: 'en' }
    expect(await perform(manager.actor, 'editMyAccount', input, '... on Member { displayName }')).toMatchObject({
      displayName: 'Nadège Lafitte',
    })
    expect(await ask(manager.actor, '{ viewer { email locale member { displayName } } }')).toMatchObject({
      data: { viewer: { email: manager.email, locale: 'en', member: { displayName: 'Nadège Lafitte' } } },
    })
  })

  test.each([
    [{ displayName: ' ' }, 'displayName'],
    [{ locale: 'eu' }, 'locale'],
  ])('is not %j', async (input, field) => {
    const answer = await perform(manager.actor, 'editMyAccount', input, '')
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', field })
  })

  test('says who one is and what one may', async () => {
    const query = '{ viewer { isNetworkReferent mayInvite communities { slug } member { roles { role } } } }'
    expect((await ask(referent.actor, query)).data?.['viewer']).toEqual({
      isNetworkReferent: true,
      mayInvite: true,
      communities: [{ slug: 'grand-dax' }, { slug: 'marsan' }],
      member: { roles: [{ role: 'NETWORK_REFERENT' }] },
    })
    expect((await ask((await inMarsan('PROFESSIONAL')).actor, query)).data?.['viewer']).toMatchObject({
      isNetworkReferent: false,
      mayInvite: false,
      communities: [{ slug: 'marsan' }],
    })
    expect((await ask(null, query)).data).toEqual({ viewer: null })
  })

  test('can be read whole, without secrets', async () => {
    await perform(manager.actor, 'createToken', { name: 'Tableur' }, '')
    const { data } = await ask(manager.actor, '{ viewer { personalData } }')
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
    (await perform(viewer, 'createToken', input, made)) as { secret: string; token: { id: string }; code?: string }
  const end = (viewer: Actor, tokenId: string) =>
    perform(viewer, 'endToken', { tokenId }, '... on PersonalToken { name }')

  test('are shown once, listed by their beginning, and end when their owner says so', async () => {
    const created = await create(manager.actor, { name: 'Tableur', expiresInDays: 30 })
    expect(created).toMatchObject({ secret: expect.stringMatching(/^ama_[\w-]{43}$/), token: { name: 'Tableur' } })
    const listed = async () => (await ask(manager.actor, '{ viewer { tokens { name start } } }')).data?.['viewer']
    expect(await listed()).toEqual({ tokens: [{ name: 'Tableur', start: created.secret.slice(0, 8) }] })
    expect(await end(manager.actor, created.token.id)).toMatchObject({ name: 'Tableur' })
    expect(await end(manager.actor, created.token.id)).toMatchObject({ name: 'Tableur' })
    expect(await listed()).toEqual({ tokens: [] })
    expect((await events()).map((event) => event.type)).toEqual(['hub.people.credential-ended.v1'])
  })

  test('are not shown again to who asks twice', async () => {
    const input = { name: 'Tableur', commandId: newId() }
    await create(manager.actor, input)
    expect(await create(manager.actor, input)).toMatchObject({ code: 'CONFLICT' })
    expect(await database.prisma.personalToken.count()).toBe(1)
  })

  test.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'a'.repeat(81) }, 'name'],
    [{ name: 'x', expiresInDays: 0 }, 'expiresInDays'],
    [{ name: 'x', expiresInDays: 366 }, 'expiresInDays'],
  ])('are not made of %j', async (input, field) => {
    expect(await perform(manager.actor, 'createToken', input, '')).toMatchObject({ code: 'INVALID_INPUT', field })
  })

  test('of others do not exist', async () => {
    const created = await create(manager.actor, { name: 'Tableur' })
    expect(await end(referent.actor, created.token.id)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('sessions', () => {
  const start = async (member: MadeMember, id = newId()) => {
    const times = { createdAt: clock.now(), updatedAt: clock.now(), expiresAt: new Date(clock.now().getTime() + 1_000) }
    const { memberId } = member.actor
    await database.prisma.authSession.create({ data: { id, memberId, token: newId(), userAgent: 'Firefox', ...times } })
    return encodeNodeId('Session', id)
  }
  const end = (viewer: Actor, sessionId: string) =>
    perform(viewer, 'endSession', { sessionId }, '... on Session { current }')

  test('are listed, the present one marked, and end one by one', async () => {
    const other = await start(manager)
    await start(manager, manager.actor.credential.id)
    await start(referent)
    const listed = async () =>
      (await ask(manager.actor, '{ viewer { sessions { current userAgent } } }')).data?.['viewer']
    expect(await listed()).toMatchObject({
      sessions: expect.arrayContaining([{ current: true, userAgent: 'Firefox' }]),
    })
    expect(await end(manager.actor, other)).toMatchObject({ current: false })
    expect(await end(manager.actor, other)).toMatchObject({ current: false })
    expect(await listed()).toEqual({ sessions: [{ current: true, userAgent: 'Firefox' }] })
    expect((await events()).map((event) => event.data)).toMatchObject([{ kind: 'session' }])
  })

  test('of others do not exist', async () => {
    expect(await end(referent.actor, await start(manager))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the members of a community', () => {
  const list = `{ community(slug: "marsan") {
    viewerBelongs viewerMayInvite memberCount members(search: "dub") { role member { displayName establishment { name } } } } }`

  test('are shown to every member of the network, and to nobody else', async () => {
    const outsider = await makeMember(database, { role: 'PARTNER' })
    expect((await ask(outsider.actor, list)).data).toEqual({
      community: {
        viewerBelongs: false,
        viewerMayInvite: false,
        memberCount: 1,
        members: [
          { role: 'MANAGER', member: { displayName: 'Élodie Dubourg', establishment: { name: 'EHPAD 1, marsan' } } },
        ],
      },
    })
    expect((await ask(null, list)).errors[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  test('no longer hold ended roles', async () => {
    await database.prisma.heldRole.update({ where: { id: manager.heldRoleId }, data: { endedAt: clock.now() } })
    expect((await ask(referent.actor, list)).data).toMatchObject({ community: { memberCount: 0, members: [] } })
  })

  test('never show their address', async () => {
    const { errors } = await ask(referent.actor, '{ community(slug: "marsan") { members { member { email } } } }')
    expect(errors[0]?.message).toContain('Cannot query field "email"')
  })

  test('come five hundred at a time at most', async () => {
    const { errors } = await ask(referent.actor, '{ community(slug: "marsan") { members(first: 501) { id } } }')
    expect(errors[0]?.originalError).toMatchObject({ code: 'INVALID_INPUT', field: 'first' })
  })
})

describe('what this hub is', () => {
  const query = '{ instance { demonstration personas { email displayName description } openIdName } }'

  test('a demonstration shows its personas', async () => {
    const { data } = await ask(null, query)
    expect(data).toMatchObject({ instance: { demonstration: true, openIdName: null } })
    expect(JSON.stringify(data)).toContain('referente@demo.example')
  })

  test('elsewhere there are neither personas nor a mailbox', async () => {
    const configuration = readConfiguration(
      {
        HUB_DEMO: '0',
        OIDC_ISSUER: 'https://auth.example',
        OIDC_CLIENT_ID: 'hub',
        OIDC_CLIENT_SECRET: 'secret',
      },
      '/nowhere',
    )
    const askThere = asking(database, systemClock, configuration)
    expect((await askThere(null, query)).data).toEqual({
      instance: { demonstration: false, personas: [], openIdName: 'ProConnect' },
    })
    const { errors } = await askThere(referent.actor, '{ demonstrationMails { id } }')
    expect(errors[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' })
  })
})
