import { systemClock } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { personas } from './demonstration/personas.ts'
import { seedDemonstrationPeople } from './demonstration/seed-demonstration-people.ts'
import { seedLoad } from './demonstration/seed-load.ts'
import { openBrowser } from './testing/browser.ts'
import { makePlaces, type Places } from './testing/make-places.ts'
import { openAuth } from './testing/open-auth.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let places: Places

beforeAll(async () => {
  database = await testDatabase()
  places = await makePlaces(database)
  await seedDemonstrationPeople(database, systemClock)
})
afterAll(() => database.drop())

const members = () =>
  database.prisma.member.findMany({ include: { roles: true, establishment: true }, orderBy: { email: 'asc' } })
const opened = async (env: Record<string, string>) => {
  const auth = await openAuth(database, env)
  onTestFinished(auth.close)
  return auth
}
const asPersona = (auth: Awaited<ReturnType<typeof opened>>, email: string) => {
  const browser = openBrowser(auth.auth)
  return { browser, answer: browser.post('/api/auth/demonstration/sign-in', { email }) }
}

describe('the people of the demonstration', () => {
  test.each([
    ['referente@demo.example', 'NETWORK_REFERENT', null],
    ['directrice.marsan@demo.example', 'MANAGER', 'marsan'],
    ['directeur.dax@demo.example', 'MANAGER', 'grand-dax'],
    ['greta@demo.example', 'TRAINING_BODY', null],
    ['ambassadrice.marsan@demo.example', 'AMBASSADOR', 'marsan'],
    ['ars@demo.example', 'PARTNER', null],
  ])('%s is %s in %s', async (email, role, slug) => {
    const member = await database.prisma.member.findUniqueOrThrow({
      where: { email },
      include: { roles: { include: { community: true } } },
    })
    expect(member.demonstration).toBe(true)
    expect(member.roles.map((held) => [held.role, held.community?.slug ?? null])).toEqual([[role, slug]])
    expect(member.establishmentId === null).toBe(slug === null)
    expect(member.organisation === null).toBe(slug !== null)
  })

  test('work in establishments of their community, spread over them', async () => {
    const inMarsan = (await members()).filter((member) => member.roles[0]?.communityId === places.marsan.id)
    expect(inMarsan.length).toBeGreaterThanOrEqual(4)
    expect(new Set(inMarsan.map((member) => member.establishmentId))).toEqual(
      new Set([places.marsan.first, places.marsan.second]),
    )
  })

  test('are the same after another start; what was edited or ended since stays so', async () => {
    const ended = await database.prisma.heldRole.findFirstOrThrow({
      where: { member: { email: 'valerie.pouyanne@demo.example' } },
    })
    await database.prisma.heldRole.update({ where: { id: ended.id }, data: { endedAt: new Date() } })
    await database.prisma.member.update({ where: { email: 'greta@demo.example' }, data: { displayName: 'Autre nom' } })
    const before = await members()
    await seedDemonstrationPeople(database, systemClock)
    expect(await members()).toEqual(before)
  })
})

describe('the door of the demonstration', () => {
  test.each(personas.map(({ email }) => email))('lets in %s with one click', async (email) => {
    const { browser, answer } = asPersona(await opened({}), email)
    expect((await answer).status).toBe(200)
    const { id } = await database.prisma.member.findUniqueOrThrow({ where: { email } })
    expect(await browser.whoami()).toMatchObject({ memberId: id })
  })

  test.each(['valerie.pouyanne@demo.example', 'load-1@demo.example', 'nobody@ama.example'])(
    'lets nobody else in: %s',
    async (email) => {
      const { browser, answer } = asPersona(await opened({}), email)
      expect((await answer).status).toBe(404)
      expect(await browser.whoami()).toBeNull()
    },
  )

  test.each<Record<string, string>>([{ HUB_DEMO: '0' }, { DATABASE_URL: 'postgres://somewhere/hub' }])(
    'does not exist with %j',
    async (env) => {
      const { browser, answer } = asPersona(await opened(env), 'referente@demo.example')
      expect((await answer).status).toBe(404)
      expect(await browser.whoami()).toBeNull()
    },
  )
})

describe('members for load', () => {
  test('come by thousands in seconds, spread over the establishments, once', async () => {
    const load = { members: 10_000, communitySlug: 'grand-dax' }
    const since = performance.now()
    await seedLoad(database, load)
    expect(performance.now() - since).toBeLessThan(15_000)
    await seedLoad(database, load)
    const held = await database.prisma.heldRole.groupBy({
      by: ['communityId', 'role'],
      where: { member: { email: { startsWith: 'load-' } } },
      _count: true,
    })
    expect(held).toEqual([{ communityId: places.dax.id, role: 'PROFESSIONAL', _count: 10_000 }])
    const spread = await database.prisma.member.groupBy({
      by: ['establishmentId'],
      where: { email: { startsWith: 'load-' } },
      _count: true,
    })
    expect(spread.map((each) => each._count)).toEqual([5_000, 5_000])
    expect(await database.prisma.member.count({ where: { email: 'load-10000@demo.example' } })).toBe(1)
  })

  test('want a community that exists', async () => {
    await expect(seedLoad(database, { members: 1, communitySlug: 'nowhere' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'No community is called "nowhere". There are: grand-dax, marsan.',
    })
  })
})
