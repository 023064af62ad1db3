import type { Envelope } from '@ama/events'
import { writeEvent } from './event-message.ts'
import { streamName } from './ensure-stream.ts'
import type { NatsSession } from './open-nats-session.ts'

/**
 * Publishes without waiting between: each message is accepted only right behind the one before it, so a lost one
 * takes those after it along and the order holds. The event's id makes the server forget what it already has.
 */
export const publishEvents = async (
  session: NatsSession,
  logId: string,
  events: readonly Envelope[],
): Promise<void> => {
  await Promise.all(
    events.map((event, index) => {
      const { body, headers } = writeEvent(event, logId)
      const before = events[index - 1]
      const expect = before ? { streamName, lastMsgID: before.id } : { streamName }
      return session.client.publish(event.type, body, { msgID: event.id, headers, expect })
    }),
  )
}
