import { encodeNodeId } from '@ama/graphql'
import { newId, type Actor } from '@ama/kernel'
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

const invitation = (change: object = {}) => ({
  email: 'Maia.Hirigoyen@EHPAD.example',
  displayName: 'Maia Hirigoyen',
  role: 'PROFESSIONAL',
  communityId: encodeNodeId('Community', people.places.marsan.id),
  establishmentId: encodeNodeId('Establishment', people.places.marsan.first),
  ...change,
})
const invite = (viewer: Actor | null, change: object = {}) =>
  people.perform(
    viewer,
    'inviteMember',
    invitation(change),
    '... on Member { displayName organisation establishment { name } roles { role community { slug } } }',
  )
const maia = () => people.database.prisma.member.findUnique({ where: { email: 'maia.hirigoyen@ehpad.example' } })

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
    const communityId = people.places.marsan.id
    expect(await people.events()).toEqual([
      {
        type: 'hub.people.member-invited.v1',
        audience: 'internal',
        data: { memberId, establishmentId: people.places.marsan.first },
      },
      {
        type: 'hub.people.role-given.v1',
        audience: 'community',
        data: { memberId, role: 'PROFESSIONAL', communityId },
      },
    ])
    expect(await people.database.prisma.invitation.findMany()).toMatchObject([
      {
        memberId,
        role: 'PROFESSIONAL',
        invitedById: manager.actor.memberId,
        sentAt: null,
        nextAttemptAt: people.clock.now(),
      },
    ])
  })

  test('the same address again, in whatever case, adds a role to the same member, each role once', async () => {
    await invite(manager.actor)
    await invite(referent.actor, { role: 'AMBASSADOR', email: 'MAIA.HIRIGOYEN@ehpad.example' })
    await invite(referent.actor, { role: 'AMBASSADOR', displayName: 'Another name' })
    expect(await maia()).toMatchObject({ displayName: 'Maia Hirigoyen' })
    expect(await people.database.prisma.member.count()).toBe(3)
    const roles = await people.database.prisma.heldRole.findMany({ where: { memberId: (await maia())?.id ?? '' } })
    expect(roles.map((held) => held.role).toSorted()).toEqual(['AMBASSADOR', 'PROFESSIONAL'])
    expect(await people.database.prisma.invitation.count()).toBe(2)
  })

  test('by two at the same moment makes one member with one role', async () => {
    const other = await people.inMarsan('MANAGER')
    await Promise.all([invite(manager.actor), invite(other.actor), invite(referent.actor)])
    const { id = '' } = (await maia()) ?? {}
    expect(await people.database.prisma.heldRole.count({ where: { memberId: id } })).toBe(1)
    expect((await people.events()).map((event) => event.type)).toEqual([
      'hub.people.member-invited.v1',
      'hub.people.role-given.v1',
    ])
  })

  test('sent twice with one commandId has one effect and one answer', async () => {
    const commandId = newId()
    const answers = [await invite(manager.actor, { commandId }), await invite(manager.actor, { commandId })]
    expect(answers[1]).toEqual(answers[0])
    expect(await people.database.prisma.invitation.count()).toBe(1)
  })

  test('a training body comes with its organisation, into the whole network', async () => {
    const change = { role: 'TRAINING_BODY', communityId: null, establishmentId: null, organisation: 'MFR' }
    expect(await invite(referent.actor, change)).toMatchObject({
      organisation: 'MFR',
      roles: [{ role: 'TRAINING_BODY', community: null }],
    })
  })

  test('is refused with a reason, and nothing is written', async () => {
    const elsewhere = { establishmentId: encodeNodeId('Establishment', people.places.marsan.second) }
    const foreign = {
      communityId: encodeNodeId('Community', people.places.dax.id),
      establishmentId: encodeNodeId('Establishment', people.places.dax.first),
    }
    const misplaced = { establishmentId: encodeNodeId('Establishment', people.places.dax.first) }
    const answers = [
      await invite(null),
      await invite((await people.inMarsan('PROFESSIONAL')).actor),
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
    expect([await maia(), await people.events(), await people.database.prisma.invitation.count()]).toEqual([
      null,
      [],
      0,
    ])
  })
})
