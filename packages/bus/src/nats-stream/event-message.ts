import { type Envelope, envelope } from '@ama/events'
import { headers, type MsgHdrs } from '@nats-io/nats-core'

/** CloudEvents in structured mode: the whole envelope is the message. */
export const writeEvent = (event: Envelope): { body: string; headers: MsgHdrs } => {
  const written = headers()
  written.set('content-type', 'application/cloudevents+json')
  if (event.traceparent) written.set('traceparent', event.traceparent)
  return { body: JSON.stringify(event), headers: written }
}

/** null when the message is no event of ours. */
export const readEvent = (message: { string(): string }): Envelope | null => {
  try {
    return envelope.parse(JSON.parse(message.string()))
  } catch {
    return null
  }
}
