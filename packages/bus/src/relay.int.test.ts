import { connect, type Database } from '@ama/database'
import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { keepPostgresSession } from './connections/keep-postgres-session.ts'
import { placeEvents } from './relay/place-events.ts'
import { startRelay } from './relay/start-relay.ts'
import { logHead } from './log/read-log.ts'
import { transact } from './log/transact.ts'
import type { Stream } from './stream.ts'
import { onEachStream, type TestBus } from './testing/test-bus.ts'
import { allPublished, ask, askAtOnce, askTimes, countTo, tellAsked, watchTail } from './testing/threads.ts'

/** The stream, and what the relay that uses it has published. */
const overhear = (stream: Stream): { stream: Stream; published: string[] } => {
  const published: string[] = []
  const publish: Stream['publish'] = async (events) => {
    await stream.publish(events)
    published.push(...events.map((event) => event.subject))
  }
  return { stream: { ...stream, publish }, published }
}

/** Waits until the relay has looked for events after this call. */
const relayLooks = async (database: Database): Promise<void> => {
  const { rows } = await database.pool.query<{ now: Date }>('SELECT now()')
  await eventually(async () => {
    const sql = `SELECT FROM pg_stat_activity WHERE datname = current_database()
      AND application_name = 'hub relay' AND query LIKE '%WITH ready%' AND query_start > $1`
    return (await database.pool.query(sql, [rows[0]?.now])).rowCount === 1
  })
}

/** A relay that gave positions to all that was committed, and was killed before it published it. */
const placeAndDie = async ({ database, log }: TestBus): Promise<void> => {
  const killed = keepPostgresSession({ url: database.url, name: 'killed relay', log })
  const session = await eventually(() => killed.session())
  // Whatever else runs on this server may hold some of them back for a moment.
  await eventually(async () => {
    await placeEvents(session, 100, await logHead(database))
    return (await database.prisma.event.count({ where: { position: null } })) === 0
  })
  await killed.close()
}

onEachStream('the relay', (bus) => {
  test('publishes committed events in the order of their commits, with gap-free positions', async () => {
    const seen = await watchTail(bus().stream)
    await bus().relay()
    const threads = await askTimes(bus().database, 30)
    await eventually(() => seen.threads.length === 30)
    expect(seen.threads).toEqual(threads)
    expect(seen.positions).toEqual(countTo(30))
  })

  test('takes up what was committed before it started', async () => {
    const threads = await askTimes(bus().database, 3)
    const seen = await watchTail(bus().stream)
    await bus().relay()
    await eventually(() => seen.threads.length === 3)
    expect(seen.threads).toEqual(threads)
  })

  test('publishes what is committed without waiting for its next look', async () => {
    const { database, stream, log, own } = bus()
    const seen = await watchTail(stream)
    own(await startRelay({ database, stream, log, lookEvery: 3_600_000 }))
    for (let nth = 1; nth <= 20; nth += 1) {
      await ask(database)
      await eventually(() => seen.threads.length === nth)
    }
  })

  test('publishes what another process commits without waiting for its next look', async () => {
    const { database, stream, log, own } = bus()
    const seen = await watchTail(stream)
    own(await startRelay({ database, stream, log, lookEvery: 3_600_000 }))
    const elsewhere = connect(database.url)
    own({ stop: () => elsewhere.close() })
    for (let nth = 1; nth <= 40; nth += 2) {
      await ask(elsewhere)
      await eventually(() => seen.threads.length === nth)
      // This one has its place already.
      await askAtOnce(elsewhere)
      await eventually(() => seen.threads.length === nth + 1)
    }
    // At once, they are told together, and the last of them is not forgotten.
    await Promise.all(countTo(20).map(() => ask(elsewhere)))
    await eventually(() => seen.threads.length === 60)
  })

  test('is told by nothing that is committed: who notifies holds up all others until it is on the disk', async () => {
    const { database, stream, own } = bus()
    const heard: string[] = []
    const listener = await database.pool.connect()
    own({ stop: async () => listener.release(true) })
    listener.on('notification', ({ channel }) => void heard.push(channel))
    await listener.query('LISTEN hub_event_written')
    const seen = await watchTail(stream)
    await bus().relay()
    await askTimes(database, 2)
    await eventually(() => seen.threads.length === 2)
    heard.length = 0
    await askTimes(database, 5)
    await eventually(() => seen.threads.length === 7)
    await listener.query('SELECT 1')
    expect(heard).toEqual([])
  })

  test('publishes in one order what commands placed and what it places itself, each once', async () => {
    const { database, stream, own } = bus()
    const seen = await watchTail(stream)
    const { stream: overheard, published } = overhear(stream)
    await bus().relay(overheard)
    const elsewhere = connect(database.url)
    own({ stop: () => elsewhere.close() })
    const ways = [ask, askAtOnce].flatMap((way) => [database, elsewhere].map((from) => () => way(from)))
    const askSome = async () => {
      const threads: string[] = []
      for (let nth = 0; nth < 40; nth += 1) threads.push(...(await Promise.all(ways.map((way) => way()))))
      return threads
    }
    const threads = await askSome()
    await eventually(() => seen.threads.length === threads.length)
    expect(seen.positions).toEqual(countTo(160))
    expect(seen.threads.toSorted()).toEqual(threads.toSorted())
    expect(published).toEqual(seen.threads)
  })

  test('hears of every event, since none is written where nobody would tell it', async () => {
    const unheard = bus().database.prisma.$transaction((tx) => tellAsked(tx, newId()))
    await expect(unheard).rejects.toThrow('transact')
    expect(await bus().database.prisma.event.count()).toBe(0)
  })

  test('never publishes what was rolled back', async () => {
    const seen = await watchTail(bus().stream)
    await bus().relay()
    const refused = transact(bus().database, async (tx) => {
      await tellAsked(tx, '00000000-0000-4000-8000-000000000000')
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    const thread = await ask(bus().database)
    await eventually(() => seen.threads.length > 0)
    expect([seen.threads, seen.positions]).toEqual([[thread], [1]])
  })

  test('loses and reorders nothing when a slow transaction commits late', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    await bus().relay()
    const before = await ask(database)
    await eventually(() => seen.threads.length === 1)

    const slow = await database.pool.connect()
    // Left open it would hold back every relay on the server.
    bus().own({ stop: async () => slow.release(true) })
    await slow.query('BEGIN')
    await slow.query('SELECT pg_current_xact_id()')
    const during = await askTimes(database, 3)
    const late = await ask(database)
    await relayLooks(database)
    // Held back: the slow transaction could still write before them.
    expect(seen.threads).toEqual([before])

    const sql = `INSERT INTO event_log (id, type, subject_id, audience, correlation_id, data, occurred_at)
      SELECT gen_random_uuid(), type, '11111111-1111-4111-8111-111111111111', audience, correlation_id, data, occurred_at
      FROM event_log WHERE subject_id = $1`
    await slow.query(sql, [before])
    await slow.query('COMMIT')

    await eventually(() => seen.threads.length === 6)
    expect(seen.threads).toEqual([before, '11111111-1111-4111-8111-111111111111', ...during, late])
    expect(seen.positions).toEqual(countTo(6))
  })

  test('killed between placing and publishing, it publishes on return what it had placed, in order', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    const placed = await askTimes(database, 3)
    await placeAndDie(bus())

    const others = await askTimes(database, 3)
    const { stream: overheard, published } = overhear(stream)
    await bus().relay(overheard)
    await eventually(() => published.length === 6)
    await eventually(() => seen.threads.length === 6)
    expect(published).toEqual([...placed, ...others])
    expect(seen.threads).toEqual([...placed, ...others])
  })

  test('positions that a crash of the database forgot are given again, and are the same', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    const relay = await bus().relay()
    const threads = await askTimes(database, 5)
    await eventually(() => seen.threads.length === 5)
    await relay.stop()
    const positions = () =>
      database.prisma.event.findMany({ select: { id: true, position: true }, orderBy: { sequence: 'asc' }, take: 5 })
    const before = await positions()
    // As if the transactions that gave the last three had never been.
    await database.pool.query(`WITH lost AS (UPDATE event_log SET position = NULL WHERE position > 2)
      UPDATE log_head SET position = 2, published = 2`)

    // Whoever comes before the relay stands behind them.
    threads.push(await askAtOnce(database))
    await bus().relay()
    threads.push(await ask(database))
    await eventually(() => seen.threads.length === 7)
    expect(await positions()).toEqual(before)
    expect(seen.threads).toEqual(threads)
    expect(seen.positions).toEqual(countTo(7))
  })

  test('publishes what another left together, so that nobody waits long; what the stream refuses so, one by one', async () => {
    const { database, stream } = bus()
    const sizes: number[] = []
    const publish: Stream['publish'] = async (events) => {
      sizes.push(events.length)
      if (sizes.length > 1 && events.length > 1) throw new Error('one of them is not the next')
      await stream.publish(events)
    }
    for (const nth of [1, 2]) {
      await askTimes(database, 5)
      await placeAndDie(bus())
      const relay = await bus().relay({ ...stream, publish })
      await allPublished(database)
      await relay.stop()
      expect(sizes).toEqual(nth === 1 ? [5] : [5, 5, 1, 1, 1, 1, 1])
    }
  })

  test('publishes nothing of which the log says that the stream has it', async () => {
    const { database, stream } = bus()
    const { stream: overheard, published } = overhear(stream)
    await bus().relay(overheard)
    const before = await ask(database)
    await eventually(() => published.length === 1)
    await database.pool.query(
      `WITH old AS (
         INSERT INTO event_log (id, position, type, subject_id, audience, correlation_id, data, occurred_at)
         SELECT gen_random_uuid(), 1 + nth, type, gen_random_uuid(), audience, correlation_id, data, occurred_at
           FROM event_log, generate_series(1, 20) AS nth
       ) UPDATE log_head SET (position, published) = (21, 21)`,
    )
    const after = [await ask(database), await askAtOnce(database)]
    await eventually(() => published.length === 3)
    expect(published).toEqual([before, ...after])
  })

  test('leaves a log alone that took the place of its own; the relay of the next process publishes all of it', async () => {
    const { database, stream } = bus()
    const { stream: overheard, published } = overhear(stream)
    const relay = await bus().relay(overheard)
    await askTimes(database, 8)
    await eventually(() => published.length === 8)
    // A backup of when there were three, restored while the hub runs.
    await database.pool.query(`WITH gone AS (DELETE FROM event_log WHERE position > 3)
      UPDATE log_head SET (position, published, log_id) = (3, 3, gen_random_uuid())`)
    const threads = [await ask(database), await askAtOnce(database)]
    await relayLooks(database)
    await relay.stop()
    expect(published.slice(8)).toEqual([])
    expect(await logHead(database)).toMatchObject({ published: 3n })

    const next = overhear(await bus().openStream())
    await bus().relay(next.stream)
    threads.push(await askAtOnce(database))
    await eventually(() => next.published.length === 3)
    expect(next.published).toEqual(threads)
    await eventually(async () => (await logHead(database)).published === 6n)
  })

  test('publishes together what is written right after several were', async () => {
    const { database, stream } = bus()
    const sizes: number[] = []
    let others: Promise<string[]> | null = null
    const publish: Stream['publish'] = async (events) => {
      sizes.push(events.length)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await stream.publish(events)
      // From here on others may write for a tenth of a second.
      if (events.length > 1) others ??= Promise.all(countTo(4).map(() => ask(database)))
    }
    const seen = await watchTail(stream)
    await bus().relay({ ...stream, publish })
    await ask(database)
    await eventually(() => seen.threads.length === 1)
    await transact(database, async (tx) => {
      for (let nth = 0; nth < 2; nth += 1) await tellAsked(tx, newId())
    })
    await eventually(() => seen.threads.length === 7)
    expect(sizes).toEqual([1, 2, 4])
  })

  test('killed between publishing and remembering it, nobody sees an event twice', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    const relay = await bus().relay()
    const threads = await askTimes(database, 3)
    await eventually(() => seen.threads.length === 3)
    await relay.stop()
    await database.prisma.logHead.updateMany({ data: { published: 0 } })

    await bus().relay()
    threads.push(await ask(database))
    await eventually(() => seen.threads.length === 4)
    expect(seen.threads).toEqual(threads)
  })

  test('that can not ask the stream what it has leaves the lead to another', async () => {
    const { database, stream } = bus()
    const asked = Promise.withResolvers<void>()
    const last: Stream['last'] = async () => {
      asked.resolve()
      throw new Error('away')
    }
    await bus().relay({ ...stream, last })
    await asked.promise
    const { stream: overheard, published } = overhear(stream)
    await bus().relay(overheard)
    const thread = await ask(database)
    await eventually(() => published.length === 1, { within: 20_000 })
    expect(published).toEqual([thread])
  })

  test('keeps what it could not publish, and publishes it when the stream is back', async () => {
    const { database, stream } = bus()
    let away = true
    const { stream: overheard, published } = overhear({
      ...stream,
      publish: async (events) => {
        if (away) throw new Error('away')
        await stream.publish(events)
      },
    })
    await bus().relay(overheard)
    const threads = await askTimes(database, 5)
    await eventually(async () => (await database.prisma.event.count({ where: { position: { not: null } } })) === 5)
    away = false
    threads.push(...(await askTimes(database, 2)))
    await eventually(() => published.length === 7)
    expect(published).toEqual(threads)
  })
})

onEachStream('of two relays', (bus) => {
  test('one leads, and the other takes over in the right place when it is gone', async () => {
    const seen = await watchTail(bus().stream)
    const [one, other] = [overhear(bus().stream), overhear(bus().stream)]
    const first = await bus().relay(one.stream)
    const threads = await askTimes(bus().database, 1)
    await eventually(() => seen.threads.length === 1)
    await bus().relay(other.stream)
    threads.push(...(await askTimes(bus().database, 9)))
    await eventually(() => seen.threads.length === 10)
    expect([one.published, other.published]).toEqual([threads, []])

    await first.stop()
    threads.push(...(await askTimes(bus().database, 10)))
    await eventually(() => other.published.length === 10)
    await eventually(() => seen.threads.length === 20)
    expect(seen.threads).toEqual(threads)
    expect(one.published).toHaveLength(10)
  })
})
