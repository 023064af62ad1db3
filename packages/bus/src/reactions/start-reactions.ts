import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import type { Clock, Logger } from '@ama/kernel'
import { keepPostgresSession } from '../connections/keep-postgres-session.ts'
import { oneAtATime } from '../connections/waiting.ts'
import type { Stoppable, Stream } from '../stream.ts'
import { handleEvents, type Runner } from './handle-events.ts'
import type { Reaction } from './reaction.ts'
import { retryDeliveries } from './retry-deliveries.ts'

const consume = (runner: Runner, stream: Stream, reaction: Reaction): Promise<Stoppable> =>
  stream.consume(reaction, async (events: readonly Envelope[]) => {
    const outcome = await handleEvents(runner, reaction, events)
    // Should the other one die before it has begun, somebody must still come back to these events.
    if (outcome === 'elsewhere') throw new Error('being handled elsewhere')
  })

/** Runs reactions on a stream: each applies each event once, whatever dies or comes twice. */
export const startReactions = async (options: {
  database: Database
  stream: Stream
  reactions: readonly Reaction[]
  log: Logger
  clock: Clock
  /** Milliseconds between looks for what must be tried again. */
  retryEvery?: number
}): Promise<Stoppable> => {
  const { database, stream, reactions, log, clock } = options
  const names = new Set(reactions.map((reaction) => reaction.name))
  if (names.size < reactions.length) throw new Error('Two reactions have the same name')
  const stopping = new AbortController()
  const claims = keepPostgresSession({
    url: database.url,
    name: 'hub reactions',
    log,
    // Only the count of attempts is written here: losing the last one in a crash of the database does no harm.
    setUp: ['SET synchronous_commit = off'],
  })
  await claims.opened(5_000)
  const runner: Runner = {
    database,
    log,
    clock,
    claims,
    inHand: new Set(),
    alone: oneAtATime(),
    stopping: stopping.signal,
  }
  const consumers = await Promise.all(reactions.map((reaction) => consume(runner, stream, reaction)))
  const retrying = retryDeliveries(runner, reactions, options.retryEvery ?? 500)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([...consumers.map((consumer) => consumer.stop()), retrying])
      await claims.close()
    },
  }
}
