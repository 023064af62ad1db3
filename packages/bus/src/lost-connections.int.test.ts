import { connect, type Database } from '@ama/database'
import { newId } from '@ama/kernel'
import { eventually, layLine, testServerUrl } from '@ama/testkit'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNatsStream } from './nats-stream/open-nats-stream.ts'
import { startRelay } from './relay/start-relay.ts'
import { onEachStream, onNats, type TestBus } from './testing/test-bus.ts'
import { allPublished, ask, askAtOnce, countTo, noted, noteThreads, type Seen, watchTail } from './testing/threads.ts'

let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client({ connectionString: testServerUrl() })
  await admin.connect()
})
afterAll(() => admin.end())

const nameOf = (database: Database): string => new URL(database.url).pathname.slice(1)

const cutAll = (database: Database) =>
  admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [nameOf(database)])

const allowConnections = (database: Database, allowed: boolean) =>
  admin.query(`ALTER DATABASE ${nameOf(database)} ALLOW_CONNECTIONS ${allowed}`)

/** As many committed events as asked, whatever breaks; each has a thread of its own. */
const askThrough = async (database: Database, times: number): Promise<void> => {
  for (let nth = 0; nth < times; nth += 1) {
    const thread = newId()
    await eventually(() => ask(database, thread).catch(() => null), { within: 10_000 })
  }
}

const written = async (database: Database): Promise<string[]> => {
  const rows = await database.prisma.event.findMany({ orderBy: { position: 'asc' } })
  return rows.map((row) => row.subjectId)
}

const everythingArrived = async ({ database, clock }: TestBus, seen: Seen) => {
  const total = await eventually(() => database.prisma.event.count())
  await eventually(() => seen.threads.length >= total, { within: 10_000 })
  const applied = async () => {
    // An attempt that a lost connection spoilt is made again when its time has come.
    clock.advance(60_000)
    return (await noted(database, 'note')).length >= total
  }
  await eventually(applied, { within: 10_000 })
  expect(seen.positions).toEqual(countTo(total))
  expect(seen.threads).toEqual(await written(database))
  expect((await noted(database, 'note')).toSorted()).toEqual(seen.threads.toSorted())
}

onEachStream('when database connections are lost', (bus) => {
  test('again and again under load, nothing is lost, doubled or reordered', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    await bus().relay()
    await bus().react([noteThreads('note')])
    const asking = askThrough(database, 60)
    for (let nth = 1; nth <= 4; nth += 1) {
      await eventually(() => seen.threads.length >= nth * 10, { within: 10_000 })
      await cutAll(database)
    }
    await asking
    await everythingArrived(bus(), seen)
    expect(await database.prisma.deadLetter.count()).toBe(0)
  })

  test('for a while, everything resumes by itself', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    await bus().relay()
    await bus().react([noteThreads('note')])
    await askThrough(database, 3)
    await eventually(() => seen.threads.length === 3)

    await allowConnections(database, false)
    await cutAll(database)
    await expect(ask(database)).rejects.toThrow()
    if (stream.kind === 'log') await eventually(() => !stream.healthy())
    await allowConnections(database, true)

    await askThrough(database, 3)
    await everythingArrived(bus(), seen)
    await eventually(() => stream.healthy())
  })
})

onEachStream('a relay that leads and whose line to the database falls silent', (bus) => {
  test('loses the lead to another', async () => {
    const { database, stream, log } = bus()
    const line = await layLine(database.url)
    const seen = await watchTail(stream)
    bus().own(await startRelay({ database: { ...database, url: line.url }, stream, log }))
    await ask(database)
    await eventually(() => seen.threads.length === 1)
    await bus().relay()
    line.cut('silence')
    await askThrough(database, 3)
    await eventually(() => seen.threads.length === 4, { within: 20_000 })
    expect(seen.positions).toEqual(countTo(4))
    line.mend()
  })
})

onEachStream('a relay that led and whose line to the database is cut', (bus) => {
  test('leaves to the next leader what its own process writes', async () => {
    const { database, stream, log, own } = bus()
    const line = await layLine(database.url)
    const seen = await watchTail(stream)
    own(await startRelay({ database: { ...database, url: line.url }, stream, log }))
    await ask(database)
    await eventually(() => seen.threads.length === 1)
    const elsewhere = connect(database.url)
    own({ stop: () => elsewhere.close() })
    own(await startRelay({ database: elsewhere, stream, log, lookEvery: 3_600_000 }))
    line.cut('reset')
    for (let nth = 2; nth <= 5; nth += 1) {
      await (nth % 2 === 0 ? ask(database) : askAtOnce(database))
      await eventually(() => seen.threads.length === nth)
      // Then it looks no more by itself.
      await pause(500)
    }
    expect(seen.positions).toEqual(countTo(5))
    line.mend()
  })
})

onNats('a relay that leads and can no longer publish', (bus) => {
  test('gives the lead to another that can', async () => {
    const { database, nats, log } = bus()
    const line = await layLine(nats?.url ?? '')
    const cutOff = await openNatsStream({ url: line.url, database, log })
    bus().own({ stop: () => cutOff.close() })
    await bus().react([noteThreads('note')])
    await bus().relay(cutOff)
    await ask(database)
    await eventually(async () => (await noted(database, 'note')).length === 1)
    await bus().relay()
    line.cut('reset')
    await askThrough(database, 3)
    await eventually(async () => (await noted(database, 'note')).length === 4, { within: 20_000 })
    line.mend()
  })
})

onNats('events that a process had taken when its line to NATS fell silent', (bus) => {
  test('are soon handled by another, though the log is not searched', async () => {
    const { database, nats, log } = bus()
    const line = await layLine(nats?.url ?? '')
    const open = async (url: string) => {
      const stream = await openNatsStream({ url, database, log, sweepEvery: 3_600_000 })
      bus().own({ stop: () => stream.close() })
      return stream
    }
    const reaction = noteThreads('note')
    await bus().relay()
    await bus().react([reaction], await open(line.url))
    await ask(database)
    await eventually(async () => (await noted(database, 'note')).length === 1)
    line.cut('silence')
    await askThrough(database, 5)
    await allPublished(database)
    await bus().react([reaction], await open(nats?.url ?? ''))
    await eventually(async () => (await noted(database, 'note')).length === 6, { within: 40_000 })
    line.mend()
  })
})
