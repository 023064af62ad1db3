import type { Actor } from '@ama/kernel'
import { encodeNodeId } from '@ama/graphql'
import { asking } from '@ama/graphql/testing'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationCommunities } from './demonstration/read-communities.ts'
import { seedDemonstrationCommunities } from './demonstration/seed-demonstration-communities.ts'
import { seedTerritory } from './geography/seed-territory.ts'
import { territories } from './index.ts'
import { holding } from './testing/holding.ts'
import { countStatements } from './testing/count-statements.ts'

const clock = { now: () => new Date('2026-03-10T09:00:00Z') }
let database: Awaited<ReturnType<typeof testDatabase>>
let ask: ReturnType<typeof asking>
let manager: Actor

beforeAll(async () => {
  database = await testDatabase()
  ask = asking({ database, area: territories })
  await seedTerritory(database)
  await seedDemonstrationCommunities(database, clock)
  const marsan = await database.prisma.community.findUniqueOrThrow({ where: { slug: 'marsan' } })
  manager = holding('MANAGER', marsan.id)
})
afterAll(() => database.drop())

describe('the territory', () => {
  test('has 327 communes in 18 EPCI, and a second start loads nothing', async () => {
    const statements = countStatements(database)
    await seedTerritory(database)
    expect(statements()).toBe(1)
    expect(await database.prisma.commune.count()).toBe(327)
    expect(await database.prisma.epci.count({ where: { longitude: { not: null } } })).toBe(18)
  })

  test('is open to every member, each commune with its EPCI', async () => {
    const statements = countStatements(database)
    const { data, errors } = await ask(manager, '{ communes { code name population epci { siren name } } }')
    expect(errors).toEqual([])
    expect(data?.['communes']).toHaveLength(327)
    expect(data?.['communes']).toContainEqual(
      expect.objectContaining({
        code: '40192',
        name: 'Mont-de-Marsan',
        epci: expect.objectContaining({ siren: '244000808' }),
      }),
    )
    expect(statements()).toBe(2)
  })

  test.each([
    '{ communities { id } }',
    '{ community(slug: "marsan") { id } }',
    '{ communes { code } }',
    '{ establishments { id } }',
  ])('%s is closed to those who are not signed in', async (query) => {
    const { data, errors } = await ask(null, query)
    expect(errors[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(Object.values(data ?? {}).filter(Boolean)).toEqual([])
  })
})

const pageFields = `
  id slug name demonstration version longitude latitude establishmentCount employeeCount viewerMayEdit
  establishmentRange { figure minimum maximum within } employeeRange { figure minimum maximum within }
  epcis { siren name } communes { code name }`
const page = `{ communities { ${pageFields} } }`

describe('the nine communities', () => {
  test('are marked as demonstration, within the roadmap’s ranges, with the EPCI of their communes', async () => {
    const { data, errors } = await ask(manager, page)
    expect(errors).toEqual([])
    expect(data?.['communities']).toHaveLength(9)
    expect(JSON.stringify(data).match(/"siren"/g)).toHaveLength(18)
    for (const { id, slug, name, epciSirens } of demonstrationCommunities) {
      expect(data?.['communities']).toContainEqual(
        expect.objectContaining({
          id: encodeNodeId('Community', id),
          slug,
          name,
          demonstration: true,
          viewerMayEdit: false,
          establishmentRange: expect.objectContaining({ minimum: 10, maximum: 25, within: true }),
          employeeRange: expect.objectContaining({ minimum: 400, maximum: 1000, within: true }),
          epcis: expect.arrayContaining(epciSirens.map((siren) => expect.objectContaining({ siren }))),
        }),
      )
    }
  })

  test('hold every commune of the Landes once', async () => {
    const held = await database.prisma.communityCommune.findMany({ select: { communeCode: true } })
    expect(held).toHaveLength(327)
    expect(new Set(held.map((row) => row.communeCode)).size).toBe(327)
  })

  test('need as many statements for nine as for one', async () => {
    const fields = `${pageFields} establishments { id name commune { name epci { name } } }`
    const one = countStatements(database)
    await ask(manager, `{ community(slug: "marsan") { ${fields} } }`)
    const forOne = one()
    const nine = countStatements(database)
    const { errors } = await ask(manager, `{ communities { ${fields} } }`)
    expect(errors).toEqual([])
    expect(nine()).toBe(forOne)
    expect(forOne).toBeLessThanOrEqual(7)
  })

  test('list their establishments, each in one of their communes', async () => {
    const { data } = await ask(
      manager,
      `{ community(slug: "marsan") { establishmentCount communes { code }
           establishments { id name category { code label } legalStatus employeeCount demonstration lastTookPartAt commune { code name } } } }`,
    )
    expect(data?.['community']).toSatisfy(
      (marsan: {
        establishmentCount: number
        communes: { code: string }[]
        establishments: { demonstration: boolean; commune: { code: string } }[]
      }) => {
        const codes = new Set(marsan.communes.map((commune) => commune.code))
        return (
          marsan.establishments.length === marsan.establishmentCount &&
          marsan.establishments.every((each) => each.demonstration && codes.has(each.commune.code))
        )
      },
    )
  })

  test('give one of their establishments by its id, and no other thing', async () => {
    const { id, name } = await database.prisma.establishment.findFirstOrThrow()
    const query = 'query ($id: ID!) { node(id: $id) { __typename ... on Establishment { name } } }'
    const { data } = await ask(manager, query, { id: encodeNodeId('Establishment', id) })
    expect(data?.['node']).toEqual({ __typename: 'Establishment', name })
    const unknown = await ask(manager, query, { id: encodeNodeId('Establishment', crypto.randomUUID()) })
    expect(unknown.errors[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('are not found under another address', async () => {
    for (const slug of ['bordeaux', 'Marsan', '', 'marsan\u0000', 'é'.repeat(10_000)]) {
      const query = 'query ($slug: String!) { community(slug: $slug) { id } }'
      expect(await ask(manager, query, { slug })).toEqual({ data: { community: null }, errors: [] })
    }
  })

  test('can be asked for their establishments by id', async () => {
    const marsan = await database.prisma.community.findUniqueOrThrow({ where: { slug: 'marsan' } })
    const query = 'query ($communityId: ID) { establishments(communityId: $communityId) { id } }'
    const { data } = await ask(manager, query, { communityId: encodeNodeId('Community', marsan.id) })
    const all = await ask(manager, query)
    expect(data?.['establishments']).toHaveLength(17)
    expect(all.data?.['establishments']).toHaveLength(await database.prisma.establishment.count())
  })
})
