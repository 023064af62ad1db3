import { type Envelope, envelope } from '@ama/events'
import { headers, type MsgHdrs } from '@nats-io/nats-core'

const logHeader = 'Hub-Log'

/** CloudEvents in structured mode: the whole envelope is the message. */
export const writeEvent = (event: Envelope, logId: string): { body: string; headers: MsgHdrs } => {
  const written = headers()
  written.set('content-type', 'application/cloudevents+json')
  written.set(logHeader, logId)
  if (event.traceparent) written.set('traceparent', event.traceparent)
  return { body: JSON.stringify(event), headers: written }
}

/** Another hub may use the same NATS: its events have positions of another log, and rows in another database. */
export const isOfLog = (message: { headers?: MsgHdrs }, logId: string): boolean =>
  message.headers?.get(logHeader) === logId

/** null when the message is no event. */
export const readEvent = (message: { string(): string }): Envelope | null => {
  try {
    return envelope.parse(JSON.parse(message.string()))
  } catch {
    return null
  }
}
