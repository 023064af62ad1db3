import type { Envelope } from '@ama/events'
import { PubHeaders } from '@nats-io/jetstream'
import { writeEvent } from './event-message.ts'
import { streamName } from './ensure-stream.ts'
import type { NatsSession } from './open-nats-session.ts'

/**
 * Publishes without waiting between: each of these messages is accepted only right behind the one before it, so a lost one
 * takes those after it along and the order holds. So it is enough to hear that the last one was accepted. The event's
 * id makes the server forget what it already has.
 */
export const publishEvents = async (
  { connection, client }: NatsSession,
  logId: string,
  events: readonly Envelope[],
): Promise<void> => {
  for (const [index, event] of events.entries()) {
    const { body, headers } = writeEvent(event, logId)
    headers.set(PubHeaders.MsgIdHdr, event.id)
    headers.set(PubHeaders.ExpectedStreamHdr, streamName)
    const before = events[index - 1]
    if (before) headers.set(PubHeaders.ExpectedLastMsgIdHdr, before.id)
    if (index < events.length - 1) connection.publish(event.type, body, { headers })
    else await client.publish(event.type, body, { headers })
  }
}
