import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg } from '@nats-io/jetstream'
import { nanos } from '@nats-io/nats-core'
import { makeBell, pause } from '../connections/waiting.ts'
import { listensTo, type Reaction, subjectFor } from '../reactions/reaction.ts'
import { sweepLog } from '../reactions/sweep-log.ts'
import type { Handler, Stoppable } from '../stream.ts'
import { readEvent } from './event-message.ts'
import type { KeptNats } from './keep-nats-session.ts'
import { type NatsSession, streamName } from './open-nats-session.ts'

const ahead = 20
const acknowledgeWithin = 60_000
const comeAgainAfter = 1_000

const settingsOf = (reaction: Reaction, subject: string) => ({
  durable_name: reaction.name,
  filter_subject: subject,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: nanos(acknowledgeWithin),
  max_ack_pending: 1_000,
})

/** The durable consumer of a reaction. One that listens to something else than it did hears it from now on. */
const ensureConsumer = async ({ manager }: NatsSession, reaction: Reaction) => {
  const subject = subjectFor(reaction)
  const there = await manager.consumers.info(streamName, reaction.name).catch(() => null)
  if (there?.config.filter_subject === subject) return
  if (there) await manager.consumers.update(streamName, reaction.name, { filter_subject: subject })
  else await manager.consumers.add(streamName, settingsOf(reaction, subject))
}

/** Returns whether it went well; when it didn't, the message comes again. */
const handleMessage = async (message: JsMsg, reaction: Reaction, handler: Handler, log: Logger): Promise<boolean> => {
  const event = readEvent(message)
  if (event === null) {
    log.error({ subject: message.subject, sequence: message.seq }, 'a message on the stream is no event')
    message.term()
    return true
  }
  try {
    if (listensTo(reaction, event.type)) await handler(event)
    message.ack()
    return true
  } catch {
    message.nak(comeAgainAfter)
    return false
  }
}

/** Brings a reaction what the stream has for it, over all sessions; several processes share the work. */
export const consumeNats = (options: {
  database: Database
  log: Logger
  nats: KeptNats
  reaction: Reaction
  handler: Handler
  sweep: { every: number; seconds: number }
}): Stoppable => {
  const { database, log, nats, reaction, handler } = options
  const stopping = new AbortController()
  const bell = makeBell()
  const forget = nats.onSession(bell.ring)
  let messages: ConsumerMessages | null = null

  const consume = async (session: NatsSession) => {
    await ensureConsumer(session, reaction)
    const consumer = await session.client.consumers.get(streamName, reaction.name)
    messages = await consumer.consume({ max_messages: ahead, abort_on_missing_resource: true })
    if (stopping.signal.aborted) messages.stop()
    for await (const message of messages) {
      // Handed back at once, for another process.
      if (stopping.signal.aborted) message.nak()
      else if (!(await handleMessage(message, reaction, handler, log))) await pause(200, stopping.signal)
    }
  }

  const read = async () => {
    while (!stopping.signal.aborted) {
      const session = nats.session()
      if (session === null) {
        await bell.wait(1_000, stopping.signal)
        continue
      }
      try {
        await consume(session)
      } catch (error) {
        log.debug({ err: error, reaction: reaction.name }, 'the stream could not be read')
      }
      await pause(100, stopping.signal)
    }
  }

  const sweep = async () => {
    while (!stopping.signal.aborted) {
      try {
        const seconds = options.sweep.seconds
        await sweepLog({ database, reaction, handler, seconds, stopping: stopping.signal })
      } catch (error) {
        log.debug({ err: error, reaction: reaction.name }, 'the log could not be swept')
      }
      await pause(options.sweep.every, stopping.signal)
    }
  }

  const working = Promise.all([read(), sweep()])
  return {
    stop: async () => {
      stopping.abort()
      forget()
      messages?.stop()
      await working
    },
  }
}
