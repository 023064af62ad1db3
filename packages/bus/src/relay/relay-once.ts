import type { Envelope } from '@ama/events'
import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import { toEnvelope } from '../log/to-envelope.ts'
import type { Stream } from '../stream.ts'
import { markPublished, placeEvents, readUnpublished, someAreHeldBack } from './place-events.ts'

const batch = 500

/** What one leader remembers between rounds. */
export interface Leadership {
  readonly session: PostgresSession
  /** True when placed events may lie unpublished: at the start of a leadership, and after a failure. */
  doubtful: boolean
}

const mark = async (session: PostgresSession, events: readonly Envelope[]) => {
  const [first, last] = [events.at(0), events.at(-1)]
  if (first && last) await markPublished(session, first.position, last.position)
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
  let left: Envelope[]
  do {
    left = (await readUnpublished(leadership.session, batch)).map(toEnvelope)
    if (left.length > 0) await publishAgain(stream, left)
    await mark(leadership.session, left)
  } while (left.length > 0)
  leadership.doubtful = false
}

/** Places what can be placed, then publishes it. Tells whether more was there, is held back, or nothing is left. */
export const relayOnce = async (leadership: Leadership, stream: Stream): Promise<'more' | 'held back' | 'idle'> => {
  const placed = await placeEvents(leadership.session, batch)
  if (leadership.doubtful) {
    await publishWhatWasLeft(leadership, stream)
  } else {
    const events = placed.map(toEnvelope)
    leadership.doubtful = true
    if (events.length > 0) await stream.publish(events)
    await mark(leadership.session, events)
    leadership.doubtful = false
  }
  if (placed.length > 0) return 'more'
  return (await someAreHeldBack(leadership.session)) ? 'held back' : 'idle'
}
