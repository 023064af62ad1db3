import type { Envelope } from '@ama/events'
import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import { toEnvelope } from '../log/to-envelope.ts'
import type { Stream } from '../stream.ts'
import { markPublished, placeEvents, readUnpublished, type Positions } from './place-events.ts'

const batch = 500

/** What one leader remembers between rounds. */
export interface Leadership {
  readonly session: PostgresSession
  /** True when placed events may lie unpublished: at the start of a leadership, and after a failure. */
  doubtful: boolean
  /** What the stream has got and the log doesn't know of yet: written down with the next look. */
  published: Positions | null
}

const positionsOf = (events: readonly Envelope[]): Positions | null => {
  const [first, last] = [events.at(0), events.at(-1)]
  return first && last ? { first: first.position, last: last.position } : null
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
    const positions = positionsOf(left)
    if (positions === null) break
    await publishAgain(stream, left)
    await markPublished(leadership.session, positions)
  }
  leadership.doubtful = false
}

/** Before the lead is given up: who leads next need not publish it again. */
export const writeDownPublished = async ({ session, published }: Leadership): Promise<void> => {
  if (published) await markPublished(session, published)
}

/**
 * Places what can be placed, then publishes it. Tells whether more was there, is held back, was published just now, or
 * nothing is left.
 */
export const relayOnce = async (
  leadership: Leadership,
  stream: Stream,
): Promise<'more' | 'held back' | 'published' | 'idle'> => {
  const { placed, heldBack } = await placeEvents(leadership.session, batch, leadership.published)
  leadership.published = null
  if (leadership.doubtful) {
    await publishWhatWasLeft(leadership, stream)
  } else if (placed.length > 0) {
    const events = placed.map(toEnvelope)
    leadership.doubtful = true
    await stream.publish(events)
    leadership.published = positionsOf(events)
    leadership.doubtful = false
  }
  if (placed.length === batch) return 'more'
  if (heldBack) return 'held back'
  return placed.length > 0 ? 'published' : 'idle'
}
