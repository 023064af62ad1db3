import { json } from 'node:stream/consumers'
import type { Load, LoadResult } from './load.ts'
import { publish } from './publish.ts'
import { openSubscribers, type Subscribers } from './subscribers.ts'

// A program of its own, so that the clients' work is not the server's. One clock for sending and receiving.
const oneByOne = async (load: Load, subscribers: Subscribers, seen: number): Promise<number[]> => {
  const latencies: number[] = []
  for (let number = 1; number <= load.sequential; number++) {
    const since = performance.now()
    await Promise.all([publish(load, number), subscribers.received(seen + number * load.tokens.length)])
    latencies.push(performance.now() - since)
  }
  return latencies
}

const allAtOnce = async (load: Load, subscribers: Subscribers, seen: number): Promise<number> => {
  const items = load.burst * load.tokens.length
  const since = performance.now()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < load.burst) await publish(load, next++)
  }
  await Promise.all([...Array.from({ length: load.inFlight }, worker), subscribers.received(seen + items)])
  return (items * 1000) / (performance.now() - since)
}

// The module's own compilation and the first statements are nobody's latency.
const warmUp = 5

// Only here is the input's shape believed: the bench wrote it.
const load = (await json(process.stdin)) as Load
const subscribers = await openSubscribers(load)
await oneByOne({ ...load, sequential: warmUp }, subscribers, 0)
const warm = warmUp * load.tokens.length
const latencies = await oneByOne(load, subscribers, warm)
const itemsPerSecond = await allAtOnce(load, subscribers, warm + load.sequential * load.tokens.length)
const result: LoadResult = { latencies, itemsPerSecond, frame: subscribers.lastFrame() }
subscribers.close()
process.stdout.write(JSON.stringify(result))
