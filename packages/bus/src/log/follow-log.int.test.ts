import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { onEachStream } from '../testing/test-bus.ts'
import { askTimes } from '../testing/threads.ts'
import { followLog } from './follow-log.ts'
import { readLog } from './read-log.ts'

onEachStream('who follows the log', (bus) => {
  test('is given an event that a stream brings without the one before it together with that one, in order', async () => {
    const { database, log, own } = bus()
    const given: string[] = []
    const onEvents = (events: readonly { position: string }[]) =>
      void given.push(...events.map(({ position }) => position))
    const follower = own(await followLog({ database, log, onEvents, pollEvery: 3_600_000 }))
    await bus().relay()
    await askTimes(database, 3)
    const events = await eventually(async () => {
      const placed = await readLog(database, { after: 0n, limit: 10 })
      return placed.length === 3 ? placed : null
    })
    const [first, , third] = events
    if (!first || !third) throw new Error('nothing was placed')
    follower.offer(first)
    follower.offer(third)
    await eventually(() => given.length === 3)
    expect(given).toEqual(['1', '2', '3'])
  })
})
