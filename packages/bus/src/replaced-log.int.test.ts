import { replacedChannel } from '@ama/database'
import { newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { expect, test } from 'vitest'
import { logHead, readLog } from './log/read-log.ts'
import { readCursor, saveCursor } from './reactions/reaction-cursor.ts'
import { onNats, type TestBus } from './testing/test-bus.ts'
import { allPublished, ask, askTimes, noted, noteThreads, watchTail } from './testing/threads.ts'

const isNoted = (bus: TestBus, thread: string) =>
  eventually(async () => (await noted(bus.database, 'note')).includes(thread), { within: 20_000 })

onNats('an event that the stream brings and that does not stand in the log', (bus) => {
  test('has no effect', async () => {
    const { database, stream } = bus()
    await bus().relay()
    await bus().react([noteThreads('note')])
    const first = await ask(database)
    await isNoted(bus(), first)
    const [known] = await readLog(database, { after: 0n, limit: 1 })
    if (!known) throw new Error('The log has no event')
    await stream.publish([{ ...known, id: newId(), position: '2' }])
    const next = await ask(database)
    await isNoted(bus(), next)
    expect(await noted(database, 'note')).toEqual([first, next])
    expect(await database.prisma.inboxEntry.count()).toBe(2)
  })
})

/** The database as a server has it that didn't get the events behind this position. */
const loseAfter = async ({ database }: TestBus, position: number): Promise<void> => {
  await database.pool.query(`
    UPDATE log_head SET position = ${position}, published = ${position};
    DELETE FROM event_log WHERE position > ${position}`)
}

onNats('after a failover that lost the end of the log', (bus) => {
  test('it is another log: whoever knows the old one is told, and nothing is told under its name', async () => {
    const { database, stream } = bus()
    const before = await logHead(database)
    const told = Promise.withResolvers<string>()
    const client = await database.pool.connect()
    client.on('notification', ({ channel }) => told.resolve(channel))
    await client.query(`LISTEN ${replacedChannel}`)
    const relay = await bus().relay()
    const kept = await askTimes(database, 2)
    await askTimes(database, 2)
    await allPublished(database)
    await relay.stop()
    await loseAfter(bus(), 2)
    await bus().relay()
    expect(await told.promise).toBe(replacedChannel)
    client.release(true)
    const { logId, position } = await logHead(database)
    expect([logId === before.logId, position]).toEqual([false, 2n])

    // As a process does that starts anew.
    const anew = await bus().openStream()
    const seen = await watchTail(anew)
    await bus().relay(anew)
    await bus().react([noteThreads('note')], anew)
    const next = await ask(database)
    await eventually(async () => (await noted(database, 'note')).length === 3, { within: 20_000 })
    await eventually(() => seen.threads.length > 0)
    expect(seen).toMatchObject({ threads: [next], positions: [3] })
    expect((await noted(database, 'note')).toSorted()).toEqual([...kept, next].toSorted())
    expect((await stream.last())?.subject).not.toBe(next)
  })

  test('a relay that comes back where nothing was lost goes on with the same log', async () => {
    const { database } = bus()
    const { logId } = await logHead(database)
    const relay = await bus().relay()
    await askTimes(database, 3)
    await allPublished(database)
    await relay.stop()
    // A crash forgets places that were given: they are given again.
    await database.pool.query(`
      UPDATE event_log SET position = NULL WHERE position = 3;
      UPDATE log_head SET position = 2, published = 1`)
    await bus().relay()
    await eventually(async () => (await logHead(database)).published === 3n)
    expect((await logHead(database)).logId).toBe(logId)
  })

  test('a reaction does not take for read what will come in its place', async () => {
    const { database } = bus()
    const reaction = noteThreads('note')
    const relay = await bus().relay()
    await bus().react([reaction])
    await askTimes(database, 5)
    await allPublished(database)
    await relay.stop()
    await eventually(async () => (await readCursor(database, reaction)) === 5n, { within: 20_000 })
    await loseAfter(bus(), 2)
    await database.pool.query('UPDATE reaction_cursor SET position = 0')
    await eventually(async () => (await readCursor(database, reaction)) > 0n, { within: 20_000 })
    expect(await readCursor(database, reaction)).toBe(2n)
  })
})

test('a cursor of a log that was replaced is not kept', async () => {
  const database = await testDatabase()
  const reaction = noteThreads('note')
  const { logId } = await logHead(database)
  await database.pool.query('UPDATE log_head SET position = 9')
  await saveCursor(database, logId, reaction, 1n)
  await database.pool.query('UPDATE log_head SET log_id = gen_random_uuid()')
  await saveCursor(database, logId, reaction, 5n)
  expect(await readCursor(database, reaction)).toBe(1n)
  await database.drop()
})
