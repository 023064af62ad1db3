import { connect, Prisma } from '@ama/database'
import { threadAsked, type Envelope } from '@ama/events'
import { newId } from '@ama/kernel'
import { testDatabase } from '@ama/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toEnvelope } from '../log/to-envelope.ts'
import { ask, noted, noteThreads, noteThreadsTogether } from '../testing/threads.ts'
import { applyEvents, NotBegun } from './apply-events.ts'
import { defineReaction, type Reaction } from './reaction.ts'

const database = await testDatabase()
beforeAll(() => database.pool.query('CREATE TABLE effect (nth serial, reaction text, thread uuid)'))
afterAll(() => database.drop())

const now = new Date('2026-03-10T09:00:00Z')
const apply = (reaction: Reaction, ...events: Envelope[]) => applyEvents(database, reaction, events, now)

const asked = async (): Promise<Envelope> => {
  const thread = await ask(database)
  return toEnvelope(await database.prisma.event.findFirstOrThrow({ where: { subjectId: thread } }))
}
const begin = ({ name }: Reaction, { id }: Envelope) =>
  database.prisma.delivery.create({ data: { reaction: name, eventId: id, started: 1 } })
const leftOf = async ({ name }: Reaction) => ({
  deliveries: await database.prisma.delivery.count({ where: { reaction: name } }),
  inbox: await database.prisma.inboxEntry.count({ where: { reaction: name } }),
})

describe.each([
  ['each by itself', noteThreads('each')],
  ['by one statement', noteThreadsTogether('together')],
])('events applied %s', (_how, reaction) => {
  test('have their effect once, also beside one that had it before, and end their deliveries', async () => {
    const [first, second] = [await asked(), await asked()]
    await begin(reaction, first)
    await apply(reaction, first)
    await begin(reaction, second)
    await apply(reaction, first, second)
    expect(await noted(database, reaction.name)).toEqual([first.subject, second.subject])
    expect(await leftOf(reaction)).toEqual({ deliveries: 0, inbox: 2 })
  })

  test('can not begin without a database: that is not their failure', async () => {
    const url = new URL(database.url)
    url.port = '1'
    const gone = connect(url.href)
    await expect(applyEvents(gone, reaction, [await asked()], now)).rejects.toThrow(NotBegun)
    await gone.close()
  })

  test('have none when they do not stand in the log', async () => {
    const before = await noted(database, reaction.name)
    await apply(reaction, { ...(await asked()), id: newId() })
    expect(await noted(database, reaction.name)).toEqual(before)
  })
})

test('a statement that PostgreSQL refuses leaves nothing behind, and the delivery open', async () => {
  const refused = defineReaction({
    name: 'refused',
    area: 'help',
    on: [threadAsked],
    statement: () => Prisma.sql`SELECT 1 / (count(*) - 1) FROM entered`,
  })
  const event = await asked()
  await begin(refused, event)
  await expect(apply(refused, event)).rejects.toThrow(/division by zero/)
  expect(await leftOf(refused)).toEqual({ deliveries: 1, inbox: 0 })
})

const endConnection = Prisma.sql`SELECT pg_terminate_backend(pg_backend_pid())`
const ending = { name: 'ending', area: 'help', on: [threadAsked] } as const

test.each([
  ['an effect', defineReaction({ ...ending, apply: async (tx) => void (await tx.$queryRaw(endConnection)) })],
  ['a statement', defineReaction({ ...ending, statement: () => endConnection })],
])('%s in whose midst the connection is lost has failed: it may be what ended it', async (_what, reaction) => {
  const failure = await apply(reaction, await asked()).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(NotBegun)
})
