import { threadAsked, threadReopened } from '@ama/events'
import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { defineReaction } from './reactions/reaction.ts'
import { replayDeadLetter } from './reactions/replay-dead-letter.ts'
import type { Stream } from './stream.ts'
import { onEachStream, type TestBus } from './testing/test-bus.ts'
import { ask, askTimes, noted, noteThreads, noteThreadsTogether, watchWork } from './testing/threads.ts'

/** The stream, delivering everything twice: one after the other, or both at once. */
const deliveringTwice = (stream: Stream, together: boolean): Stream => ({
  ...stream,
  consume: (reaction, handler) =>
    stream.consume(reaction, async (events) => {
      const second = () => handler(events).catch(() => undefined)
      if (together) await Promise.all([handler(events), second()])
      else await handler(events).then(second)
    }),
})

const deliveries = ({ database }: TestBus) => database.prisma.delivery.findMany()
const letters = ({ database }: TestBus) => database.prisma.deadLetter.findMany({ orderBy: { diedAt: 'asc' } })

/** A reaction that fails until it is repaired. */
const breakable = () => {
  let broken = true
  const failing = noteThreads('note', () => {
    if (broken) throw new Error('broken')
  })
  return { failing, repair: () => void (broken = false) }
}

onEachStream('a reaction', (bus) => {
  test('applies every event once, in order', async () => {
    await bus().relay()
    await bus().react([noteThreads('note')])
    const threads = await askTimes(bus().database, 20)
    await eventually(async () => (await noted(bus().database, 'note')).length === 20)
    expect(await noted(bus().database, 'note')).toEqual(threads)
    expect(await deliveries(bus())).toEqual([])
  })

  test.each([
    ['one after the other', false],
    ['both at once', true],
  ])('applies an event delivered twice, %s, once', async (_, together) => {
    await bus().relay()
    await bus().react([noteThreads('note')], deliveringTwice(bus().stream, together))
    const threads = await askTimes(bus().database, 10)
    await eventually(async () => (await noted(bus().database, 'note')).length >= 10)
    threads.push(await ask(bus().database))
    await eventually(async () => (await noted(bus().database, 'note')).includes(threads[10] ?? ''))
    expect((await noted(bus().database, 'note')).toSorted()).toEqual(threads.toSorted())
  })

  test.each([
    ['', noteThreads('note')],
    [' by one statement', noteThreadsTogether('note')],
  ])('that runs in two processes applies every event once%s', async (_, note) => {
    await bus().relay()
    await bus().react([note])
    await bus().react([note], deliveringTwice(await bus().openStream(), true))
    const threads = await askTimes(bus().database, 40)
    await eventually(async () => (await noted(bus().database, 'note')).length >= 40)
    expect((await noted(bus().database, 'note')).toSorted()).toEqual(threads.toSorted())
  })

  test('that was added later starts from the beginning of the log', async () => {
    await bus().relay()
    const threads = await askTimes(bus().database, 5)
    const first = await bus().react([noteThreads('note')])
    await eventually(async () => (await noted(bus().database, 'note')).length === 5)
    await first.stop()
    await bus().react([noteThreads('note'), noteThreads('note-too')])
    await eventually(async () => (await noted(bus().database, 'note-too')).length === 5)
    expect(await noted(bus().database, 'note-too')).toEqual(threads)
    expect(await noted(bus().database, 'note')).toEqual(threads)
  })

  test('tells what it caused, with the event as the cause', async () => {
    const reopen = defineReaction({
      name: 'reopen',
      area: 'help',
      on: [threadAsked],
      apply: (_tx, event, { emit }) =>
        emit({
          definition: threadReopened,
          subjectId: event.subject,
          communityId: event.communityid,
          audience: event.audience,
          data: { threadId: event.data.threadId },
        }),
    })
    await bus().relay()
    await bus().react([reopen])
    await ask(bus().database)
    const events = await eventually(async () => {
      const found = await bus().database.prisma.event.findMany({ orderBy: { sequence: 'asc' } })
      return found.length === 2 && found
    })
    expect(events[1]).toMatchObject({
      type: threadReopened.type,
      correlationId: events[0]?.correlationId,
      causationId: events[0]?.id,
      actorId: events[0]?.actorId,
    })
  })

  test('passes over an event that no definition knows', async () => {
    const { database } = bus()
    await bus().relay()
    await bus().react([noteThreads('note')])
    await ask(database)
    await database.pool.query(`INSERT INTO event_log (id, type, subject_id, audience, correlation_id, data, occurred_at)
      SELECT gen_random_uuid(), 'hub.help.thread-praised.v1', subject_id, audience, correlation_id, '{}', occurred_at
      FROM event_log`)
    const last = await ask(database)
    await eventually(async () => (await noted(database, 'note')).includes(last))
    expect(await noted(database, 'note')).toHaveLength(2)
    expect(await deliveries(bus())).toEqual([])
  })
})

onEachStream('a reaction that fails', (bus) => {
  test('leaves nothing behind and tries again after delays that grow', async () => {
    let attempts = 0
    const failing = noteThreads('note', () => {
      attempts += 1
      if (attempts < 4) throw new Error('not yet')
    })
    await bus().relay()
    await bus().react([failing])
    const thread = await ask(bus().database)

    for (const [nth, delay] of [1_000, 2_000, 4_000].entries()) {
      const [delivery] = await eventually(async () => {
        const found = await deliveries(bus())
        return found[0]?.finished === nth + 1 && found
      })
      expect(delivery).toMatchObject({ started: nth + 1, lastError: 'Error: not yet' })
      expect(delivery?.nextAttemptAt?.getTime()).toBe(bus().clock.now().getTime() + delay)
      expect(await noted(bus().database, 'note')).toEqual([])
      bus().clock.advance(delay)
    }
    await eventually(async () => (await noted(bus().database, 'note')).length === 1)
    expect(await noted(bus().database, 'note')).toEqual([thread])
    expect([attempts, await deliveries(bus())]).toEqual([4, []])
  })

  test('does not hold up the events behind, nor other reactions', async () => {
    const bad = newId()
    const failing = noteThreads('note', (event) => {
      if (event.subject === bad) throw new Error('no')
    })
    await bus().relay()
    await bus().react([failing, noteThreads('note-too')])
    await ask(bus().database, bad)
    const good = await ask(bus().database)
    await eventually(async () => (await noted(bus().database, 'note')).length === 1)
    await eventually(async () => (await noted(bus().database, 'note-too')).length === 2)
    expect(await noted(bus().database, 'note')).toEqual([good])
  })

  test('on one of many that came together applies all the others, once', async () => {
    const bad = newId()
    const failing = noteThreads('note', (event) => {
      if (event.subject === bad) throw new Error('no')
    })
    await askTimes(bus().database, 15)
    await ask(bus().database, bad)
    await askTimes(bus().database, 15)
    const threads = (await bus().database.prisma.event.findMany({ orderBy: { sequence: 'asc' } })).map(
      (event) => event.subjectId,
    )
    await bus().react([failing])
    await bus().relay()
    await eventually(async () => (await noted(bus().database, 'note')).length === 30)
    expect((await noted(bus().database, 'note')).toSorted()).toEqual(
      threads.filter((thread) => thread !== bad).toSorted(),
    )
    expect(await deliveries(bus())).toMatchObject([{ started: 1, finished: 1, lastError: 'Error: no' }])
  })

  test('slowly when it tries again holds up no other reaction that does', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    bus().own({ stop: async () => release() })
    const attempts = { slow: 0, note: 0 }
    const slow = noteThreads('slow', async () => {
      attempts.slow += 1
      if (attempts.slow === 1) throw new Error('not yet')
      await released
    })
    const failing = noteThreads('note', () => {
      attempts.note += 1
      if (attempts.note < 3) throw new Error('not yet')
    })
    await bus().relay()
    await bus().react([slow, failing])
    const thread = await ask(bus().database)
    const failures = async () => new Map((await deliveries(bus())).map((row) => [row.reaction, row.finished]))
    await eventually(async () => (await failures()).get('note') === 1 && (await failures()).get('slow') === 1)
    bus().clock.advance(1_000)
    await eventually(async () => (await failures()).get('note') === 2)
    await eventually(() => attempts.slow === 2)
    bus().clock.advance(2_000)
    await eventually(async () => (await noted(bus().database, 'note')).length === 1)
    expect(await noted(bus().database, 'slow')).toEqual([])
    release()
    await eventually(async () => (await noted(bus().database, 'slow')).includes(thread))
  })

  test('tries again one event after the other, however many are due', async () => {
    const { database } = bus()
    const threads = await askTimes(database, 5)
    const events = await database.prisma.event.findMany()
    const tried = { reaction: 'note', started: 1, finished: 1 }
    await database.prisma.delivery.createMany({ data: events.map(({ id: eventId }) => ({ ...tried, eventId })) })
    const [work, atOnce] = watchWork()
    await bus().react([noteThreads('note', work)])
    await eventually(async () => (await noted(database, 'note')).length === threads.length)
    expect(atOnce()).toBe(1)
  })

  test('is tried again also where many deliveries are left of events that are not in the log any more', async () => {
    const { failing, repair } = breakable()
    await bus().relay()
    await bus().react([failing])
    await ask(bus().database)
    await eventually(async () => (await deliveries(bus()))[0]?.finished === 1)
    await bus().database.pool.query(
      `INSERT INTO delivery (reaction, event_id, next_attempt_at)
      SELECT 'note', gen_random_uuid(), $1 FROM generate_series(1, 250)`,
      [bus().clock.now()],
    )
    repair()
    bus().clock.advance(1_000)
    await eventually(async () => (await noted(bus().database, 'note')).length === 1)
  })

  test.each([
    ['with a message that PostgreSQL can not keep', 'a\0b'],
    ['and whose failure can not be recorded', 'refused'],
  ])('%s does not hold up the others', async (_, message) => {
    const bad = newId()
    const failing = noteThreads('note', (event) => {
      if (event.subject === bad) throw new Error(message)
    })
    await bus().database.pool.query("ALTER TABLE delivery ADD CHECK (last_error <> 'Error: refused')")
    await bus().relay()
    await bus().react([failing])
    await ask(bus().database, bad)
    const good = await ask(bus().database)
    await eventually(async () => (await noted(bus().database, 'note')).length === 1)
    expect(await noted(bus().database, 'note')).toEqual([good])
  })

  test('eight times puts the event aside, and applies it when it is replayed after the repair', async () => {
    const { failing, repair } = breakable()
    await bus().relay()
    await bus().react([failing])
    const thread = await ask(bus().database)
    const [letter] = await eventually(async () => {
      bus().clock.advance(600_000)
      const found = await letters(bus())
      return found.length === 1 && found
    })
    expect(letter).toMatchObject({ reaction: 'note', reason: 'Error: broken', attempts: 8, replayedAt: null })
    expect(await deliveries(bus())).toEqual([])

    repair()
    expect(await replayDeadLetter(bus().database, 'all')).toBe(1)
    await eventually(async () => (await noted(bus().database, 'note')).length === 1)
    expect(await noted(bus().database, 'note')).toEqual([thread])
    expect(await replayDeadLetter(bus().database, 'all')).toBe(0)
  })

  test('after a replay too puts the event aside again', async () => {
    const failing = noteThreads('note', () => {
      throw new Error('broken')
    })
    await bus().relay()
    await bus().react([failing])
    await ask(bus().database)
    const dead = async (count: number) => {
      bus().clock.advance(600_000)
      const found = await letters(bus())
      return found.length === count && found
    }
    const [letter] = await eventually(() => dead(1), { within: 10_000 })
    expect(await replayDeadLetter(bus().database, letter?.id ?? '')).toBe(1)
    const both = await eventually(() => dead(2), { within: 10_000 })
    expect(both.filter((one) => one.replayedAt === null)).toHaveLength(1)
  })
})
