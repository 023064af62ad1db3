import { createFeed, type Feed, type FeedKind } from './feeds.ts'
import { connectAll, type Subscribers } from './subscribers.ts'
import type { Done, Task } from './task.ts'

// A program of its own, on its own core: the clients' work is not the server's. One clock for sending and receiving.
let subscribers: Subscribers | null = null
const feeds = new Map<string, Feed>()

const feedOf = (kind: FeedKind): Feed => {
  const key = JSON.stringify(kind)
  const feed = feeds.get(key) ?? createFeed(kind)
  feeds.set(key, feed)
  return feed
}

/** Makes events happen, and waits until they are seen by all. */
const happen = async ({ tracker }: Subscribers, feed: Feed, numbers: readonly number[]): Promise<void> => {
  await Promise.all([feed(numbers), ...numbers.map(tracker.seenByAll)])
}

const sustain = async (all: Subscribers, task: Extract<Task, { do: 'sustain' }>): Promise<number> => {
  const feed = feedOf(task.feed)
  all.tracker.begin(task.from, task.most)
  const until = performance.now() + task.seconds * 1_000
  let next = task.from
  const work = async (): Promise<void> => {
    while (performance.now() < until && next < task.from + task.most) await happen(all, feed, [next++])
  }
  await Promise.all(Array.from({ length: task.atOnce }, work))
  return next - task.from
}

const inTurns = async (all: Subscribers, task: Extract<Task, { do: 'in turns' }>, latencies: number[]) => {
  const feed = feedOf(task.feed)
  all.tracker.begin(task.from, task.events)
  for (let told = 0; told < task.events; told += task.atOnce) {
    const length = Math.min(task.atOnce, task.events - told)
    const turn = Array.from({ length }, (_, index) => task.from + told + index)
    const since = performance.now()
    await happen(all, feed, turn)
    latencies.push(performance.now() - since)
  }
  return task.events
}

const carryOut = async (task: Task): Promise<Done> => {
  const latencies: number[] = []
  const since = performance.now()
  let events = 0
  if (task.do === 'connect') subscribers = await connectAll(task)
  else if (!subscribers) throw new Error('Nobody is connected yet')
  else if (task.do === 'sustain') events = await sustain(subscribers, task)
  else events = await inTurns(subscribers, task, latencies)
  return {
    events,
    items: events * (subscribers?.count ?? 0),
    seconds: (performance.now() - since) / 1_000,
    latencies,
    sample: subscribers?.sample() ?? '',
    doubled: subscribers?.tracker.doubled() ?? 0,
  }
}

process.on('message', (task: Task) => {
  void carryOut(task).then((done) => process.send?.(done))
})
process.once('SIGTERM', () => process.exit(0))
console.log('Load generator ready')
