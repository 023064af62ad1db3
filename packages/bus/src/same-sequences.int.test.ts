import { newId } from '@ama/kernel'
import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { transact } from './log/transact.ts'
import { openLogStream } from './log-stream/open-log-stream.ts'
import { onNats } from './testing/test-bus.ts'
import { ask, askTimes, countTo, noted, noteThreads, tellAsked, watchTail } from './testing/threads.ts'

onNats('the log and NATS', (bus) => {
  test('show the same events in the same order to whoever follows, and to reactions', async () => {
    const { database, stream: nats, log } = bus()
    const plain = await openLogStream({ database, log })
    bus().own({ stop: () => plain.close() })
    const [onLog, onNats] = [await watchTail(plain), await watchTail(nats)]
    await bus().relay()
    await bus().react([noteThreads('note-on-log')], plain)
    await bus().react([noteThreads('note-on-nats')], nats)

    await askTimes(database, 10)
    await Promise.all(countTo(30).map(() => ask(database)))
    await transact(database, async (tx) => {
      for (let nth = 0; nth < 10; nth += 1) await tellAsked(tx, newId())
    })

    await eventually(() => onLog.threads.length === 50 && onNats.threads.length === 50)
    expect(onNats.positions).toEqual(countTo(50))
    expect(onNats).toMatchObject({ threads: onLog.threads, positions: onLog.positions })
    await eventually(async () => (await noted(database, 'note-on-log')).length === 50)
    await eventually(async () => (await noted(database, 'note-on-nats')).length === 50)
    expect(await noted(database, 'note-on-log')).toEqual(onLog.threads)
    expect(await noted(database, 'note-on-nats')).toEqual(onLog.threads)
  })
})
