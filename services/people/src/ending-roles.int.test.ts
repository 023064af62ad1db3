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

describe('ending a role', () => {
  const end = (viewer: Actor | null, heldRoleId: string, commandId?: string) =>
    people.perform(
      viewer,
      'endRole',
      { heldRoleId: encodeNodeId('HeldRole', heldRoleId), commandId },
      '... on Member { roles { role } }',
    )

  test('closes what it opened, once', async () => {
    const { heldRoleId, actor } = await people.inMarsan('AMBASSADOR')
    expect(await end(manager.actor, heldRoleId)).toEqual({ __typename: 'Member', roles: [] })
    expect(await end(manager.actor, heldRoleId)).toEqual({ __typename: 'Member', roles: [] })
    expect(await people.events()).toEqual([
      {
        type: 'hub.people.role-ended.v1',
        audience: 'internal',
        data: { memberId: actor.memberId, role: 'AMBASSADOR', communityId: people.places.marsan.id },
      },
    ])
  })

  test('is everybody’s own right', async () => {
    const { heldRoleId, actor } = await people.inMarsan('PROFESSIONAL')
    expect(await end(actor, heldRoleId)).toMatchObject({ roles: [] })
  })

  test('of others is refused without right, and for what does not exist', async () => {
    const { heldRoleId } = await people.inMarsan('PROFESSIONAL')
    const answers = [
      await end((await people.inMarsan('HR')).actor, heldRoleId),
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
    expect(await people.events()).toEqual([])
  })

  test('leaves the network at least one référente, also when two leave at once', async () => {
    const other = await makeMember(people.database, { role: 'NETWORK_REFERENT' })
    const answers = await Promise.all([end(referent.actor, referent.heldRoleId), end(other.actor, other.heldRoleId)])
    expect(answers.map((answer) => (answer as { __typename: string }).__typename).toSorted()).toEqual([
      'Conflict',
      'Member',
    ])
    expect(await people.database.prisma.heldRole.count({ where: { role: 'NETWORK_REFERENT', endedAt: null } })).toBe(1)
  })
})
