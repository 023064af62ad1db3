import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream'
import { type Bell, makeBell, pause } from '../connections/waiting.ts'
import { logHead } from '../log/read-log.ts'
import { namesHeard, type Reaction } from '../reactions/reaction.ts'
import { sweepLog } from '../reactions/sweep-log.ts'
import type { Handler, Stoppable } from '../stream.ts'
import { consumerFor, ensureConsumer } from './ensure-consumer.ts'
import { streamName } from './ensure-stream.ts'
import { handleMessages } from './handle-messages.ts'
import type { KeptNats } from './keep-nats-session.ts'
import type { NatsSession } from './open-nats-session.ts'

/** Milliseconds after which a request that a dead server took with it is made again, of another. */
const askAgainAfter = 5_000

/** Brings a reaction what the stream has for it, over all sessions; several processes share the work. */
export const consumeNats = (options: {
  database: Database
  log: Logger
  nats: KeptNats
  logId: string
  reaction: Reaction
  handler: Handler
  sweepEvery: number
}): Stoppable => {
  const { database, log, nats, logId, reaction, handler } = options
  const { gathers } = reaction
  const stopping = new AbortController()
  const open = new Set<ConsumerMessages>()

  const consume = async (session: NatsSession, name: string) => {
    const settings = consumerFor(reaction, name, logId)
    await ensureConsumer(session, settings)
    const consumer = await session.client.consumers.get(streamName, settings.durable_name)
    const messages = await consumer.consume({
      max_messages: gathers.most * 5,
      expires: askAgainAfter,
      abort_on_missing_resource: true,
    })
    open.add(messages)
    if (stopping.signal.aborted) messages.stop()
    try {
      await handleAll(messages)
    } finally {
      open.delete(messages)
    }
  }

  const handleAll = async (messages: ConsumerMessages) => {
    const waiting: JsMsg[] = []
    const enough = makeBell()
    let handling = Promise.resolve()
    for await (const message of messages) {
      // What comes meanwhile, or while others are handled, is handled together.
      if (waiting.push(message) === 1) handling = handling.then(() => handleWaiting(waiting, enough))
      if (waiting.length < gathers.most) continue
      enough.ring()
      await handling
    }
    await handling
  }

  const handleWaiting = async (waiting: JsMsg[], enough: Bell) => {
    await enough.wait(gathers.ms, stopping.signal)
    const some = waiting.splice(0)
    // Handed back at once, for another process.
    if (stopping.signal.aborted) for (const message of some) message.nak()
    else if (!(await handleMessages(some, options))) await pause(200, stopping.signal)
  }

  /** What has one of the names that the reaction listens to. */
  const read = async (name: string) => {
    const bell = makeBell()
    const forget = nats.onSession(bell.ring)
    while (!stopping.signal.aborted) {
      const session = nats.session()
      if (session === null) {
        await bell.wait(1_000, stopping.signal)
        continue
      }
      try {
        await consume(session, name)
      } catch (error) {
        log.debug({ err: error, reaction: reaction.name, name }, 'the stream could not be read')
      }
      await pause(100, stopping.signal)
    }
    forget()
  }

  const sweep = async () => {
    let before: bigint | null = null
    while (!stopping.signal.aborted) {
      try {
        const { published } = await logHead(database)
        // The stream had the time since then to bring it. A failover may have lost the end of what was published.
        if (before !== null) {
          const upTo = before < published ? before : published
          await sweepLog({ database, logId, reaction, handler, upTo, stopping: stopping.signal })
        }
        before = published
      } catch (error) {
        log.debug({ err: error, reaction: reaction.name }, 'the log could not be swept')
      }
      // Not all reactions at the same moment.
      await pause(options.sweepEvery * (0.5 + Math.random()), stopping.signal)
    }
  }

  const working = Promise.all([...namesHeard(reaction).map(read), sweep()])
  return {
    stop: async () => {
      stopping.abort()
      for (const messages of open) messages.stop()
      await working
    },
  }
}
