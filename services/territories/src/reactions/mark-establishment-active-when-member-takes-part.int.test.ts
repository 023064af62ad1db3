import type { Envelope } from '@ama/events'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedDemonstrationCommunities } from '../demonstration/seed-demonstration-communities.ts'
import { seedTerritory } from '../geography/seed-territory.ts'
import { markEstablishmentActive } from './mark-establishment-active-when-member-takes-part.ts'

const now = new Date('2026-03-10T09:00:00Z')
let database: Awaited<ReturnType<typeof testDatabase>>
let establishmentId: string

beforeAll(async () => {
  database = await testDatabase()
  await seedTerritory(database)
  await seedDemonstrationCommunities(database, { now: () => now })
  establishmentId = (await database.prisma.establishment.findFirstOrThrow()).id
})
beforeEach(async () => {
  await database.prisma.establishment.updateMany({ data: { lastTookPartAt: null } })
})
afterAll(() => database.drop())

const event = (name: 'thread-asked' | 'thread-answered', time: string, from: string | null): Envelope => ({
  specversion: '1.0',
  id: crypto.randomUUID(),
  source: 'hub',
  type: `hub.help.${name}.v1`,
  subject: crypto.randomUUID(),
  time,
  datacontenttype: 'application/json',
  dataschema: '',
  communityid: crypto.randomUUID(),
  audience: 'community',
  actorid: crypto.randomUUID(),
  correlationid: crypto.randomUUID(),
  causationid: null,
  position: '1',
  traceparent: null,
  data: {
    threadId: crypto.randomUUID(),
    ...(name === 'thread-answered' && { answerId: crypto.randomUUID() }),
    authorId: crypto.randomUUID(),
    establishmentId: from,
  },
})
/** As the bus does, which knows the events that had their effect before. */
const deliverNew = (entered: readonly Envelope[], delivered: readonly Envelope[]) => {
  const { effect } = markEstablishmentActive
  if (!('statement' in effect)) throw new Error('It is one statement')
  return database.prisma.$executeRaw`
    WITH entered AS (SELECT unnest(${entered.map(({ id }) => id)}::uuid[]) AS event_id)
    ${effect.statement(delivered)}`
}
const deliver = (...delivered: Envelope[]) => deliverNew(delivered, delivered)
const active = () =>
  database.prisma.establishment.findMany({
    where: { lastTookPartAt: { not: null } },
    select: { id: true, lastTookPartAt: true },
  })

test('a question delivered twice marks its establishment once, at the question’s time', async () => {
  const asked = event('thread-asked', '2026-03-09T08:00:00.000Z', establishmentId)
  await deliver(asked)
  await deliver(asked)
  expect(await active()).toEqual([{ id: establishmentId, lastTookPartAt: new Date('2026-03-09T08:00:00Z') }])
})

test('an older answer that comes late does not move the mark back', async () => {
  await deliver(event('thread-asked', '2026-03-09T08:00:00.000Z', establishmentId))
  await deliver(event('thread-answered', '2026-03-01T08:00:00.000Z', establishmentId))
  expect(await active()).toEqual([{ id: establishmentId, lastTookPartAt: new Date('2026-03-09T08:00:00Z') }])
  await deliver(event('thread-answered', '2026-03-09T10:00:00.000Z', establishmentId))
  expect(await active()).toEqual([{ id: establishmentId, lastTookPartAt: new Date('2026-03-09T10:00:00Z') }])
})

test('of several that come together the latest of each establishment counts', async () => {
  const other = (await database.prisma.establishment.findFirstOrThrow({ where: { id: { not: establishmentId } } })).id
  await deliver(
    event('thread-asked', '2026-03-09T08:00:00.000Z', establishmentId),
    event('thread-asked', '2026-03-02T08:00:00.000Z', null),
    event('thread-answered', '2026-03-04T08:00:00.000Z', other),
    event('thread-answered', '2026-03-01T08:00:00.000Z', establishmentId),
  )
  expect(new Map((await active()).map(({ id, lastTookPartAt }) => [id, lastTookPartAt?.toISOString()]))).toEqual(
    new Map([
      [establishmentId, '2026-03-09T08:00:00.000Z'],
      [other, '2026-03-04T08:00:00.000Z'],
    ]),
  )
})

test('an event that had its effect before has none', async () => {
  const before = event('thread-answered', '2026-03-09T10:00:00.000Z', establishmentId)
  const asked = event('thread-asked', '2026-03-09T08:00:00.000Z', establishmentId)
  await deliverNew([asked], [before, asked])
  expect(await active()).toEqual([{ id: establishmentId, lastTookPartAt: new Date('2026-03-09T08:00:00Z') }])
})

test('a member without establishment marks none', async () => {
  await deliver(event('thread-asked', '2026-03-09T08:00:00.000Z', null))
  expect(await active()).toEqual([])
})
