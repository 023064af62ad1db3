import type { Envelope } from '@ama/events'
import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import { toEnvelope } from '../log/to-envelope.ts'
import type { Stream } from '../stream.ts'
import { markPublished, placeEvents, readUnpublished } from './place-events.ts'

const batch = 500

/** What one leader remembers between rounds. */
export interface Leadership {
  readonly session: PostgresSession
  /** True when placed events may lie unpublished: at the start of a leadership, and after a failure. */
  doubtful: boolean
  /** Up to where the stream has the events, when the log doesn't know of it yet: written down with the next look. */
  published: string | null
}

/**
 * Together, so that what comes after them needn't wait; one by one when a stream that already has some of them, and
 * something else behind those, refuses the others.
 */
const publishAgain = async (stream: Stream, events: readonly Envelope[]): Promise<void> => {
  try {
    await stream.publish(events)
  } catch {
    for (const event of events) await stream.publish([event])
  }
}

const publishWhatWasLeft = async (leadership: Leadership, stream: Stream) => {
  for (;;) {
    const left = (await readUnpublished(leadership.session, batch)).map(toEnvelope)
    const last = left.at(-1)
    if (!last) break
    await publishAgain(stream, left)
    await markPublished(leadership.session, last.position)
  }
  leadership.doubtful = false
}

/** Before the lead is given up: who leads next need not publish it again. */
export const writeDownPublished = async ({ session, published }: Leadership): Promise<void> => {
  if (published) await markPublished(session, published)
}

export interface Relayed {
  /** How many were given positions, and published. */
  readonly placed: number
  /** As many as one round takes: more may be there. */
  readonly full: boolean
  /** Others wait for an older transaction that is still running. */
  readonly heldBack: boolean
}

/** Places what can be placed, then publishes it. */
export const relayOnce = async (leadership: Leadership, stream: Stream): Promise<Relayed> => {
  const { placed, heldBack } = await placeEvents(leadership.session, batch, leadership.published)
  leadership.published = null
  if (leadership.doubtful) {
    await publishWhatWasLeft(leadership, stream)
  } else if (placed.length > 0) {
    const events = placed.map(toEnvelope)
    leadership.doubtful = true
    await stream.publish(events)
    leadership.published = events.at(-1)?.position ?? null
    leadership.doubtful = false
  }
  return { placed: placed.length, full: placed.length === batch, heldBack }
}
