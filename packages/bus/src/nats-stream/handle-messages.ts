import type { Envelope } from '@ama/events'
import type { Logger } from '@ama/kernel'
import type { JsMsg } from '@nats-io/jetstream'
import type { Handler } from '../stream.ts'
import { isOfLog, readEvent } from './event-message.ts'

const comeAgainAfter = 1_000

/** Acknowledges messages once their outcome is recorded. Returns false when they must come again. */
export const handleMessages = async (
  messages: readonly JsMsg[],
  options: { logId: string; handler: Handler; log: Logger },
): Promise<boolean> => {
  const { logId, handler, log } = options
  const events: Envelope[] = []
  const handled: JsMsg[] = []
  for (const message of messages) {
    const event = isOfLog(message, logId) ? readEvent(message) : 'of another log'
    if (event === null) {
      log.error({ subject: message.subject, sequence: message.seq }, 'a message on the stream is no event')
      message.term()
      continue
    }
    if (event !== 'of another log') events.push(event)
    handled.push(message)
  }
  try {
    if (events.length > 0) await handler(events)
    for (const message of handled) message.ack()
    return true
  } catch {
    for (const message of handled) message.nak(comeAgainAfter)
    return false
  }
}
