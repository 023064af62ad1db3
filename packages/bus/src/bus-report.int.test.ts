import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { busReport } from './report/bus-report.ts'
import { onEachStream } from './testing/test-bus.ts'
import { ask, askTimes, noteThreads } from './testing/threads.ts'

onEachStream('the report for the doctor', (bus) => {
  test('shows events that wait for a relay', async () => {
    const { database, stream } = bus()
    await askTimes(database, 3)
    const { relay } = await busReport(database, stream, [])
    expect(relay).toMatchObject({ head: 0n, unplaced: 3, unpublished: 0, led: false })
    expect(relay.oldestSeconds).toBeGreaterThan(0)
  })

  test('shows that everything has arrived', async () => {
    const { database, stream } = bus()
    const note = noteThreads('note')
    await bus().relay()
    await bus().react([note])
    await askTimes(database, 3)
    const report = await eventually(async () => {
      const found = await busReport(database, stream, [note])
      const arrived = found.relay.head === 3n && found.relay.unpublished === 0 && found.reactions[0]?.lag === 0
      return arrived && found.reactions[0]?.waiting === 0 && found
    })
    expect(report).toEqual({
      stream: { kind: stream.kind, healthy: true },
      relay: { head: 3n, unplaced: 0, unpublished: 0, oldestSeconds: null, led: true },
      reactions: [{ name: 'note', area: 'help', lag: 0, waiting: 0, nextAttemptAt: null, deadLetters: 0 }],
      deadLetters: [],
    })
  })

  test('shows what a reaction has still to read, to try again, and what it gave up', async () => {
    const { database, stream, clock } = bus()
    const failing = noteThreads('note', () => {
      throw new Error('broken')
    })
    const idle = noteThreads('note-too')
    await bus().relay()
    await bus().react([failing])
    await ask(database)
    const dead = await eventually(async () => {
      clock.advance(600_000)
      const found = await busReport(database, stream, [failing, idle])
      return found.deadLetters.length === 1 && found
    })
    expect(dead.deadLetters).toMatchObject([
      { reaction: 'note', type: 'hub.help.thread-asked.v1', reason: 'Error: broken', attempts: 8 },
    ])
    await ask(database)
    const { reactions } = await eventually(async () => {
      const found = await busReport(database, stream, [failing, idle])
      return found.reactions[0]?.nextAttemptAt && found
    })
    expect(reactions).toMatchObject([
      { name: 'note', lag: 0, waiting: 1, deadLetters: 1 },
      { name: 'note-too', lag: 2, waiting: 0, deadLetters: 0 },
    ])
  })
})
