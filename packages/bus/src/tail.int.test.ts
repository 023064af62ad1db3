import { threadAsked } from '@ama/events'
import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { expect, test, vi } from 'vitest'
import { emit } from './log/emit.ts'
import { transact } from './log/transact.ts'
import { logHead, readLog } from './log/read-log.ts'
import { onEachStream } from './testing/test-bus.ts'
import { ask, askTimes, watchTail } from './testing/threads.ts'

onEachStream('the tail', (bus) => {
  test('begins with the first event placed after it was opened', async () => {
    const { database, stream } = bus()
    await bus().relay()
    await askTimes(database, 3)
    await eventually(async () => (await logHead(database)).position === 3n)
    const seen = await watchTail(stream)
    const next = await ask(database)
    await eventually(() => seen.threads.length > 0)
    expect([seen.threads, seen.positions]).toEqual([[next], [4]])
  })

  test('gives the same envelopes as the log', async () => {
    const { database, stream } = bus()
    const given: unknown[] = []
    await stream.tail((events) => given.push(...events))
    await bus().relay()
    await askTimes(database, 5)
    await eventually(() => given.length === 5)
    expect(given).toEqual(await readLog(database, { after: 0n, limit: 10 }))
  })

  test('passes over an event that no definition knows, with a line in the log', async () => {
    const { database, stream, log } = bus()
    const warned = vi.spyOn(log, 'warn')
    const seen = await watchTail(stream)
    await bus().relay()
    await ask(database)
    await database.pool.query(`INSERT INTO event_log (id, type, subject_id, audience, correlation_id, data, occurred_at)
      SELECT gen_random_uuid(), 'hub.help.thread-praised.v1', subject_id, audience, correlation_id, '{}', occurred_at
      FROM event_log`)
    await ask(database)
    await eventually(() => seen.positions.length === 2)
    expect(seen.positions).toEqual([1, 3])
    expect(warned).toHaveBeenCalledWith({ type: 'hub.help.thread-praised.v1', position: '2' }, expect.any(String))
  })

  test('goes on when who follows it fails', async () => {
    const { database, stream } = bus()
    const seen: string[] = []
    await stream.tail((events) => {
      seen.push(...events.map((event) => event.subject))
      if (seen.length === 1) throw new Error('a follower fails')
    })
    await bus().relay()
    const first = await ask(database)
    await eventually(() => seen.length === 1)
    const second = await ask(database)
    await eventually(() => seen.length === 2)
    expect(seen).toEqual([first, second])
  })

  test('gives nothing more once it was stopped', async () => {
    const { database, stream } = bus()
    const [stopped, other] = [await watchTail(stream), await watchTail(stream)]
    await bus().relay()
    await ask(database)
    await eventually(() => stopped.threads.length === 1 && other.threads.length === 1)
    await stopped.stop()
    await ask(database)
    await eventually(() => other.threads.length === 2)
    expect(stopped.threads).toHaveLength(1)
  })
})

onEachStream('an event', (bus) => {
  test('whose data does not fit its definition is not written', async () => {
    const { database } = bus()
    const data = { threadId: 'not an id', authorId: newId(), establishmentId: null }
    const event = { definition: threadAsked, subjectId: newId(), communityId: null, audience: 'network' as const, data }
    const context = { actorId: null, correlationId: newId(), now: new Date() }
    await expect(transact(database, (tx) => emit(tx, context, event))).rejects.toThrow(/threadId/)
    expect(await database.prisma.event.count()).toBe(0)
  })
})
