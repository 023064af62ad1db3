import type { Envelope } from '@ama/events'
import { eventually } from '@ama/testkit'
import { expect, test } from 'vitest'
import { streamName } from './nats-stream/ensure-stream.ts'
import { onNats } from './testing/test-bus.ts'
import { askTimes, watchTail } from './testing/threads.ts'
import { withManager } from './testing/with-manager.ts'

onNats('events published together', (bus) => {
  test('are refused, and none of them kept, when one among them can’t stand behind the one before it', async () => {
    const { database, stream } = bus()
    const seen = await watchTail(stream)
    const events: Envelope[] = []
    await bus().relay({ ...stream, publish: async (placed) => void events.push(...placed) })
    const threads = await askTimes(database, 4)
    await eventually(() => events.length === 4)
    const kept = async () => (await withManager(bus(), (manager) => manager.streams.info(streamName))).state.messages
    const [first, second, third, other] = events
    if (!first || !second || !third || !other) throw new Error('four were placed')
    await stream.publish([first])
    await stream.publish([other])
    // The stream has the first already, and something else behind it. Only the third is answered.
    await expect(stream.publish([first, second, third])).rejects.toThrow(/last msg id/i)
    expect(await kept()).toBe(2)
    await stream.publish([second])
    await stream.publish([third])
    expect(await kept()).toBe(4)
    await eventually(() => seen.threads.length === 4)
    expect(seen.threads).toEqual(threads)
  })
})
