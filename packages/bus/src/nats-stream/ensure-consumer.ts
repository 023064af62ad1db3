import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream'
import { nanos } from '@nats-io/nats-core'
import type { Reaction } from '../reactions/reaction.ts'
import { streamName } from './ensure-stream.ts'
import type { NatsSession } from './open-nats-session.ts'

const day = 24 * 60 * 60_000
/** Nanoseconds after which what a process took and did not settle is given to another: it may be dead. */
const ackWait = nanos(20_000)

/**
 * One for each event that a reaction listens to: nats-server 2.9 allows one subject per consumer, and a wider one would
 * bring, and have acknowledged, whatever else happens. Each log has its own: hubs on the same NATS don't take each
 * other's messages.
 */
export const consumerFor = (reaction: Reaction, name: string, logId: string) => ({
  durable_name: `${reaction.name}-hears-${name.replaceAll('.', '-')}-${logId.slice(0, 8)}`,
  filter_subject: `${name}.*`,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: ackWait,
  max_ack_pending: 1_000,
  // Forgotten when its hub is: one that comes back later takes from the log what it missed.
  inactive_threshold: nanos(30 * day),
})

/** Makes sure that a durable consumer is there. */
export const ensureConsumer = async (
  { manager }: NatsSession,
  settings: ReturnType<typeof consumerFor>,
): Promise<void> => {
  const { durable_name: name, ack_wait: wait } = settings
  const there = await manager.consumers.info(streamName, name).catch(() => null)
  if (there === null) await manager.consumers.add(streamName, settings)
  else if (there.config.ack_wait !== wait) await manager.consumers.update(streamName, name, { ack_wait: wait })
}
