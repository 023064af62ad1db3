import { encodeNodeId } from '@ama/graphql'
import { asking } from '@ama/graphql/testing'
import type { Actor } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedDemonstrationCommunities } from './demonstration/seed-demonstration-communities.ts'
import { seedTerritory } from './geography/seed-territory.ts'
import { territories } from './index.ts'
import { holding } from './testing/holding.ts'

const clock = { now: () => new Date('2026-03-10T09:00:00Z') }
const marsanTown = '40192'
const dax = '40088'
const referent = holding('NETWORK_REFERENT', null)
let database: Awaited<ReturnType<typeof testDatabase>>
let ask: ReturnType<typeof asking>
let marsan: { id: string; version: number; slug: string; name: string }

beforeAll(async () => {
  database = await testDatabase()
  ask = asking({ database, area: territories })
  await seedTerritory(database)
})
beforeEach(async () => {
  await database.prisma.$transaction([
    database.prisma.event.deleteMany(),
    database.prisma.community.deleteMany(),
    database.prisma.establishment.deleteMany(),
  ])
  await seedDemonstrationCommunities(database, clock)
  marsan = await database.prisma.community.findUniqueOrThrow({ where: { slug: 'marsan' } })
})
afterAll(() => database.drop())

const mutation = `mutation ($input: EditCommunityInput!) { editCommunity(input: $input) {
  __typename
  ... on Community { slug name version demonstration communes { code } establishmentCount }
  ... on Error { code message } ... on InvalidInput { field } } }`

const edit = async (viewer: Actor | null, input: Record<string, unknown>): Promise<unknown> => {
  const given = { communityId: encodeNodeId('Community', marsan.id), version: marsan.version, ...input }
  const { data, errors } = await ask(viewer, mutation, { input: given })
  expect(errors).toEqual([])
  return data?.['editCommunity']
}
const events = () => database.prisma.event.findMany({ where: { type: { startsWith: 'hub.territories.' } } })

describe('the network referent', () => {
  test('gives a community another name: its address and its mark stay, everybody is told', async () => {
    expect(await edit(referent, { name: 'Le Marsan' })).toMatchObject({
      __typename: 'Community',
      slug: 'marsan',
      name: 'Le Marsan',
      version: 2,
      demonstration: true,
    })
    expect(await events()).toMatchObject([
      {
        type: 'hub.territories.community-edited.v1',
        audience: 'network',
        subjectId: marsan.id,
        communityId: marsan.id,
        actorId: referent.memberId,
        data: { communityId: marsan.id, communesAdded: [], communesRemoved: [] },
      },
    ])
  })

  test('gives a commune to a second community: its establishments count in both', async () => {
    const inDax = await database.prisma.establishment.count({ where: { communeCode: dax } })
    const inMarsanTown = await database.prisma.establishment.count({ where: { communeCode: marsanTown } })
    expect(await edit(referent, { communeCodes: [marsanTown, dax] })).toMatchObject({
      communes: [{ code: dax }, { code: marsanTown }],
      establishmentCount: inDax + inMarsanTown,
    })
    const both = { communes: { some: { communeCode: dax } } }
    expect(await database.prisma.community.count({ where: both })).toBe(2)
    const [event] = await events()
    expect(event?.data).toMatchObject({ communesAdded: [dax], communesRemoved: expect.arrayContaining(['40281']) })
  })

  test('who saves without change leaves the version and tells nobody', async () => {
    expect(await edit(referent, { name: 'Marsan' })).toMatchObject({ __typename: 'Community', version: 1 })
    expect(await events()).toEqual([])
  })

  test('who sends the same command again gets the first answer and no second effect', async () => {
    const commandId = crypto.randomUUID()
    const first = await edit(referent, { name: 'Le Marsan', commandId })
    expect(await edit(referent, { name: 'Le Marsan', commandId })).toEqual(first)
    expect(await events()).toHaveLength(1)
  })

  test('who edits at the same time as another is told so, and nothing is lost', async () => {
    const results = await Promise.all([edit(referent, { name: 'Un' }), edit(referent, { name: 'Deux' })])
    expect(results).toContainEqual(expect.objectContaining({ __typename: 'Community', version: 2 }))
    expect(results).toContainEqual(expect.objectContaining({ __typename: 'Conflict', code: 'CONFLICT' }))
    expect(await events()).toHaveLength(1)
  })

  test('who edited keeps the edit at the next start', async () => {
    await edit(referent, { name: 'Le Marsan', communeCodes: [marsanTown] })
    await seedDemonstrationCommunities(database, clock)
    const kept = await database.prisma.community.findUniqueOrThrow({
      where: { slug: 'marsan' },
      include: { communes: true },
    })
    expect(kept).toMatchObject({ name: 'Le Marsan', version: 2, communes: [{ communeCode: marsanTown }] })
    expect(await database.prisma.community.count()).toBe(9)
  })

  test.each([
    ['a blank name', { name: ' \u200b ' }, { code: 'INVALID_INPUT', field: 'name' }],
    ['a name of 121 characters', { name: 'a'.repeat(121) }, { code: 'INVALID_INPUT', field: 'name' }],
    ['no commune', { communeCodes: [] }, { code: 'INVALID_INPUT', field: 'communeCodes' }],
    [
      'unknown communes',
      { communeCodes: [marsanTown, '99999', 'x\u0000'] },
      { code: 'INVALID_INPUT', field: 'communeCodes' },
    ],
    ['an old version', { version: 0, name: 'Le Marsan' }, { code: 'CONFLICT' }],
    ['an unknown community', { communityId: encodeNodeId('Community', crypto.randomUUID()) }, { code: 'NOT_FOUND' }],
    ['the id of something else', { communityId: encodeNodeId('Thread', crypto.randomUUID()) }, { code: 'NOT_FOUND' }],
    ['a text for an id', { communityId: '1; drop table community' }, { code: 'NOT_FOUND' }],
    [
      'a commandId that is none',
      { name: 'Le Marsan', commandId: 'again' },
      { code: 'INVALID_INPUT', field: 'commandId' },
    ],
  ])('is refused %s, and nothing is written', async (_what, input, refusal) => {
    expect(await edit(referent, input)).toMatchObject(refusal)
    expect(await events()).toEqual([])
    expect(await database.prisma.community.findUnique({ where: { slug: 'marsan' } })).toEqual(marsan)
  })
})

test.each([
  ['a manager of the community', () => holding('MANAGER', marsan.id), 'FORBIDDEN'],
  ['a referent of one community only', () => holding('NETWORK_REFERENT', marsan.id), 'FORBIDDEN'],
  ['the project team', () => holding('PROJECT_TEAM', null), 'FORBIDDEN'],
  ['somebody who is not signed in', () => null, 'UNAUTHENTICATED'],
])('%s may not edit a community', async (_who, viewer, code) => {
  expect(await edit(viewer(), { name: 'Le Marsan' })).toMatchObject({ code })
  expect(await events()).toEqual([])
})
