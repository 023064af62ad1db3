import type { Database } from '@ama/database'
import { createLogger, type Logger } from '@ama/kernel'
import { fakeClock, hasNats, testDatabase, testNats, type TestNats } from '@ama/testkit'
import { afterEach, beforeEach, describe } from 'vitest'
import { openLogStream } from '../log-stream/open-log-stream.ts'
import { openNatsStream } from '../nats-stream/open-nats-stream.ts'
import type { Reaction } from '../reactions/reaction.ts'
import { startReactions } from '../reactions/start-reactions.ts'
import { startRelay } from '../relay/start-relay.ts'
import type { Stoppable, Stream } from '../stream.ts'

/** A bus on a database of its own; what a test starts with it is stopped when the test ends. */
export interface TestBus {
  readonly database: Database
  readonly nats: TestNats | null
  readonly stream: Stream
  readonly clock: ReturnType<typeof fakeClock>
  readonly log: Logger
  /** The stream as another process opens it. */
  openStream(): Promise<Stream>
  relay(stream?: Stream): Promise<Stoppable>
  react(reactions: readonly Reaction[], stream?: Stream): Promise<Stoppable>
  /** Stops it when the test ends. */
  own<Owned extends Stoppable>(stoppable: Owned): Owned
}

/** Milliseconds between two looks in the log for what the stream did not bring; in practice half a minute. */
const soon = 1_000

/** On NATS servers given, or on one of its own, or on the log. */
export const startTestBus = async (
  kind: Stream['kind'],
  given?: { url: string; sweepEvery: number },
): Promise<TestBus & Stoppable> => {
  const log = createLogger('silent')
  const clock = fakeClock()
  const database = await testDatabase()
  await database.pool.query('CREATE TABLE effect (nth serial, reaction text, thread uuid)')
  const nats = kind === 'nats' && !given ? await testNats() : null
  const url = given?.url ?? nats?.url
  const owned: Stoppable[] = []
  const own = <Owned extends Stoppable>(stoppable: Owned): Owned => {
    owned.push(stoppable)
    return stoppable
  }
  const openStream = async () => {
    const sweepEvery = given?.sweepEvery ?? soon
    const stream = url
      ? await openNatsStream({ url, database, log, sweepEvery })
      : await openLogStream({ database, log })
    own({ stop: () => stream.close() })
    return stream
  }
  const stream = await openStream()
  return {
    database,
    nats,
    stream,
    clock,
    log,
    openStream,
    own,
    relay: async (on = stream) => own(await startRelay({ database, stream: on, log })),
    react: async (reactions, on = stream) =>
      own(await startReactions({ database, stream: on, reactions, log, clock, retryEvery: 20 })),
    stop: async () => {
      for (const stoppable of owned.toReversed()) await stoppable.stop()
      await nats?.stop()
      await database.drop()
    },
  }
}

const runOn = (kind: Stream['kind'], what: string, cases: (bus: () => TestBus) => void) => {
  const missing = kind === 'nats' && !hasNats()
  describe.skipIf(missing)(`${what}, stream: ${kind}${missing ? ' (skipped: no nats-server on PATH)' : ''}`, () => {
    let bus: (TestBus & Stoppable) | null = null
    beforeEach(async () => {
      bus = await startTestBus(kind)
    })
    afterEach(async () => {
      await bus?.stop()
    })
    cases(() => {
      if (bus === null) throw new Error('The bus is there within a test only')
      return bus
    })
  })
}

/** The same cases on both streams, each with a bus of its own. */
export const onEachStream = (what: string, cases: (bus: () => TestBus) => void): void => {
  runOn('log', what, cases)
  runOn('nats', what, cases)
}

/** Cases about NATS itself. */
export const onNats = (what: string, cases: (bus: () => TestBus) => void): void => runOn('nats', what, cases)
