import { readFileSync } from 'node:fs'
import { eventually, hasNats, testNatsCluster, type TestNatsCluster } from '@ama/testkit'
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logHead } from './log/read-log.ts'
import { consumerFor } from './nats-stream/ensure-consumer.ts'
import { spreadStream, streamName } from './nats-stream/ensure-stream.ts'
import { readServers } from './nats-stream/nats-problem.ts'
import { openNatsSession } from './nats-stream/open-nats-session.ts'
import type { Stoppable } from './stream.ts'
import { startTestBus, type TestBus } from './testing/test-bus.ts'
import { askTimes, countTo, noted, noteThreads, type Seen, watchTail } from './testing/threads.ts'

/** An election among NATS servers takes 4 to 9 seconds, and the machine may be busy. */
const election = { within: 60_000 }
/** What the stream does not bring is not there. */
const never = 3_600_000
const missing = !hasNats()

/** How many servers have all of the stream. */
const caughtUp = async ({ streams }: JetStreamManager): Promise<number> => {
  const { cluster } = await streams.info(streamName)
  return 1 + (cluster?.replicas ?? []).filter(({ current, offline }) => current && !offline).length
}

describe.skipIf(missing)(`on a cluster of three${missing ? ' (skipped: no nats-server on PATH)' : ''}`, () => {
  let cluster: TestNatsCluster
  let bus: (TestBus & Stoppable) | null = null
  beforeEach(() => {
    bus = null
  })
  afterEach(async () => {
    await bus?.stop()
    await cluster.stop()
  })

  /** Asks the cluster through any server that answers, until it has an answer. */
  const ask = <T extends object | number>(question: (manager: JetStreamManager) => Promise<T>) =>
    eventually(async () => {
      const connection = await connect({ servers: cluster.url.split(','), reconnect: false, timeout: 2_000 })
      try {
        return await question(await jetstreamManager(connection, { timeout: 2_000 }))
      } finally {
        await connection.close()
      }
    }, election)

  /** Stream and consumer are kept by so many servers, in a moment. */
  const areKeptBy = async (count: number, { database }: TestBus) => {
    const { logId } = await logHead(database)
    const consumer = consumerFor(noteThreads('note'), 'hub.help.thread-asked', logId).durable_name
    await eventually(async () => {
      const kept = await ask(({ streams, consumers }) =>
        Promise.all([streams.info(streamName), consumers.info(streamName, consumer)]),
      )
      expect(kept.map(({ cluster }) => 1 + (cluster?.replicas?.length ?? 0))).toEqual([count, count])
      return true
    }, election)
  }

  const open = async (running?: number) => {
    cluster = await testNatsCluster(running ? { running } : {})
    // Until the servers have a leader, a start is refused with a sentence.
    await ask((manager) => manager.getAccountInfo())
    bus = await startTestBus('nats', { url: cluster.url, sweepEvery: never })
    await bus.relay()
    await bus.react([noteThreads('note')])
    return { bus, seen: await watchTail(bus.stream) }
  }

  /** Everything asked so far was seen and applied, in order and once. */
  const isWhole = async ({ database }: TestBus, seen: Seen, threads: readonly string[]) => {
    await eventually(() => seen.threads.length >= threads.length, election)
    await eventually(async () => (await noted(database, 'note')).length >= threads.length, election)
    expect(seen.threads).toEqual(threads)
    expect(seen.positions).toEqual(countTo(threads.length))
    expect((await noted(database, 'note')).toSorted()).toEqual(threads.toSorted())
  }

  test('whichever server is killed, with the stream or the connection or neither, the hub goes on by the others', async () => {
    const { bus, seen } = await open()
    const { database, stream } = bus
    const threads = await askTimes(database, 5)
    await isWhole(bus, seen, threads)
    await areKeptBy(3, bus)

    for (const victim of cluster.servers) {
      await victim.kill()
      threads.push(...(await askTimes(database, 5)))
      await isWhole(bus, seen, threads)
      await eventually(() => stream.healthy(), election)
      await victim.start()
      await eventually(async () => (await ask(caughtUp)) === 3, election)
    }
  }, 240_000)

  test('a stream made while a server was missing is kept by it too when it comes', async () => {
    const { bus, seen } = await open(2)
    await areKeptBy(2, bus)
    const threads = await askTimes(bus.database, 3)
    await cluster.servers[2]?.start()
    await areKeptBy(3, bus)
    threads.push(...(await askTimes(bus.database, 3)))
    await isWhole(bus, seen, threads)
  }, 120_000)

  test('the servers of infra/nats/nats.conf are a cluster for those who know the password', async () => {
    const text = readFileSync(new URL('../../../infra/nats/nats.conf', import.meta.url), 'utf8')
    cluster = await testNatsCluster({ configured: { text, password: 's3cret' } })
    const session = await eventually(() => openNatsSession(readServers(cluster.url)), election)
    // A server that joins after the stream was made is given it by whoever looks after it.
    await eventually(async () => {
      const there = await session.manager.streams.info(streamName)
      await spreadStream(session.manager, there)
      expect(there.config.num_replicas).toBe(3)
      return true
    }, election)
    await session.connection.close()
    const strangers = readServers(cluster.url.replaceAll('s3cret', 'guessed'))
    await expect(openNatsSession(strangers)).rejects.toThrow('Authorization Violation')
  })

  test('a stream of somebody else’s making keeps the replicas that it was given', async () => {
    cluster = await testNatsCluster()
    const day = 24 * 3_600 * 1e9
    await ask(({ streams }) => streams.add({ name: streamName, subjects: ['hub.>'], max_age: 30 * day }))
    bus = await startTestBus('nats', { url: cluster.url, sweepEvery: never })
    await bus.relay()
    const seen = await watchTail(bus.stream)
    const threads = await askTimes(bus.database, 3)
    await eventually(() => seen.threads.length === 3)
    expect(seen.threads).toEqual(threads)
    expect((await ask(({ streams }) => streams.info(streamName))).config.num_replicas).toBe(1)
  })
})
