import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from './testing/clients.ts'
import { deeds, only } from './testing/documents.ts'
import { startTestHub, type TestHub } from './testing/start-test-hub.ts'

const told =
  '... on WorkshopSeries { id rule workshops { id state startsAt } } ... on Error { code message } ... on InvalidInput { field }'
const documents = {
  plan: `mutation ($input: ScheduleSeriesInput!) { scheduleSeries(input: $input) { ${told} } }`,
  publish: `mutation ($seriesId: ID!) { publishSeries(input: { seriesId: $seriesId }) { ${told} } }`,
  read: `query ($id: ID!) { node(id: $id) { ... on Workshop { id version title series { id workshops { id } } } } }`,
  edit: `mutation ($input: EditWorkshopInput!) { editWorkshop(input: $input) { ... on Workshop { id title } ... on Error { code } } }`,
}

interface Series {
  readonly id: string
  readonly workshops: { id: string; state: string; startsAt: string }[]
}

let hub: TestHub
let referent: Member
let manager: Member
let communityIds: string[]
beforeAll(async () => {
  hub = await startTestHub()
  referent = await hub.as('referente@demo.example')
  manager = await hub.as('directrice.marsan@demo.example')
  communityIds = [await deeds(referent).communityId('marsan')]
})
afterAll(() => hub.stop())

const at = (days: number, hours = 0) => new Date(Date.now() + days * 86_400_000 + hours * 3_600_000)
const plan = async (rule: string, by = referent) => {
  const workshop = { title: 'Point du mois', kind: 'MEETING', communityIds, startsAt: at(9), endsAt: at(9, 2) }
  return only(await by.ask(documents.plan, { input: { workshop, rule } })) as unknown as Series & { code?: string }
}

describe('a series', () => {
  it('is planned as drafts, published at once, and each is edited by itself', async () => {
    const series = await plan('FREQ=WEEKLY;COUNT=4')
    expect(series.workshops.map(({ state }) => state)).toEqual(['DRAFT', 'DRAFT', 'DRAFT', 'DRAFT'])
    const [first] = series.workshops
    expect(only(await manager.ask(documents.publish, { seriesId: series.id }))).toMatchObject({ code: 'NOT_FOUND' })
    const published = only(await referent.ask(documents.publish, { seriesId: series.id })) as unknown as Series
    expect(published.workshops.every(({ state }) => state === 'PUBLISHED')).toBe(true)
    expect(only(await referent.ask(documents.publish, { seriesId: series.id }))).toMatchObject({ code: 'CONFLICT' })
    await referent.ask(documents.edit, { input: { workshopId: first?.id, version: 2, title: 'Le premier' } })
    expect(only(await manager.ask(documents.read, { id: first?.id }))).toMatchObject({
      title: 'Le premier',
      series: { workshops: published.workshops.map(({ id }) => ({ id })) },
    })
    expect(only(await manager.ask(documents.read, { id: published.workshops[1]?.id }))).toMatchObject({
      title: 'Point du mois',
    })
  })

  it('that is refused leaves nothing behind', async () => {
    const before = await hub.database.prisma.workshop.count()
    expect(await plan('FREQ=WEEKLY')).toMatchObject({ code: 'INVALID_INPUT', field: 'rule' })
    expect(await plan('FREQ=YEARLY;COUNT=5')).toMatchObject({ code: 'INVALID_INPUT', field: 'startsAt' })
    const ambassador = await hub.as('ambassadrice.marsan@demo.example')
    expect(await plan('FREQ=WEEKLY;COUNT=2', ambassador)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await hub.database.prisma.workshop.count()).toBe(before)
    expect(await hub.database.prisma.workshopSeries.count()).toBe(1)
  })
})
