import type { Logger } from '@ama/kernel'
import type { JsMsg } from '@nats-io/jetstream'
import { listensTo, type Reaction } from '../reactions/reaction.ts'
import type { Handler } from '../stream.ts'
import { isOfLog, readEvent } from './event-message.ts'

const comeAgainAfter = 1_000

/** Acknowledges a message once its outcome is recorded. Returns false when it must come again. */
export const handleMessage = async (
  message: JsMsg,
  options: { logId: string; reaction: Reaction; handler: Handler; log: Logger },
): Promise<boolean> => {
  const { logId, reaction, handler, log } = options
  const event = isOfLog(message, logId) ? readEvent(message) : 'of another log'
  if (event === null) {
    log.error({ subject: message.subject, sequence: message.seq }, 'a message on the stream is no event')
    message.term()
    return true
  }
  try {
    if (event !== 'of another log' && listensTo(reaction, event.type)) await handler(event)
    message.ack()
    return true
  } catch {
    message.nak(comeAgainAfter)
    return false
  }
}
