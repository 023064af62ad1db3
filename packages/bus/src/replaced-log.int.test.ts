import { newId } from '@ama/kernel'
import { eventually, testDatabase } from '@ama/testkit'
import { expect, test } from 'vitest'
import { logHead, readLog } from './log/read-log.ts'
import { readCursor, saveCursor } from './reactions/reaction-cursor.ts'
import { onNats, type TestBus } from './testing/test-bus.ts'
import { allPublished, ask, askTimes, noted, noteThreads } from './testing/threads.ts'

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

onNats('after a failover that lost the end of the log', (bus) => {
  test('a reaction does not take for read what will come in its place', async () => {
    const { database } = bus()
    const reaction = noteThreads('note')
    const relay = await bus().relay()
    await bus().react([reaction])
    await askTimes(database, 5)
    await allPublished(database)
    await relay.stop()
    await eventually(async () => (await readCursor(database, reaction)) === 5n, { within: 20_000 })
    await database.pool.query(`
      UPDATE log_head SET position = 2, published = 2;
      DELETE FROM event_log WHERE position > 2;
      UPDATE reaction_cursor SET position = 0`)
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
