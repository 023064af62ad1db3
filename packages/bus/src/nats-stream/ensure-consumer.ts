import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream'
import { nanos } from '@nats-io/nats-core'
import { type Reaction, subjectFor } from '../reactions/reaction.ts'
import { streamName } from './ensure-stream.ts'
import type { NatsSession } from './open-nats-session.ts'

const day = 24 * 60 * 60_000
/** Nanoseconds after which what a process took and did not settle is given to another: it may be dead. */
const ackWait = nanos(20_000)

/** Each log has consumers of its own: hubs on the same NATS don't take each other's messages. */
export const consumerName = (reaction: Reaction, logId: string): string => `${reaction.name}-${logId.slice(0, 8)}`

const settingsOf = (name: string, subject: string) => ({
  durable_name: name,
  filter_subject: subject,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: ackWait,
  max_ack_pending: 1_000,
  // Forgotten when its hub is: one that comes back later takes from the log what it missed.
  inactive_threshold: nanos(30 * day),
})

/**
 * Makes sure of the durable consumer of a reaction and returns its name. A reaction that listens to something else
 * than it did hears that from now on.
 */
export const ensureConsumer = async ({ manager }: NatsSession, reaction: Reaction, logId: string): Promise<string> => {
  const [name, subject] = [consumerName(reaction, logId), subjectFor(reaction)]
  const there = await manager.consumers.info(streamName, name).catch(() => null)
  if (there === null) await manager.consumers.add(streamName, settingsOf(name, subject))
  else if (there.config.filter_subject !== subject || there.config.ack_wait !== ackWait) {
    await manager.consumers.update(streamName, name, { filter_subject: subject, ack_wait: ackWait })
  }
  return name
}
