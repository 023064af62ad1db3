import type { Envelope } from '@ama/events'
import type { PostgresSession } from '../connections/keep-postgres-session.ts'
import type { Stream } from '../stream.ts'
import { placeEvents, readUnpublished, type Reached } from './place-events.ts'

const batch = 500

type Publisher = Pick<Stream, 'publish'>

/** What one leader remembers between rounds. */
export interface Leadership extends Reached {
  readonly session: PostgresSession
  /** The log is told of it with the next look. */
  published: bigint
  /** The stream may have more: at the start of a leadership, and after a failure. */
  doubtful: boolean
}

/** Whether they stand right behind that position, without a gap. */
const follow = (position: bigint, events: readonly Envelope[]): boolean =>
  events.every((event, index) => BigInt(event.position) === position + BigInt(index + 1))

/**
 * Together, so that what comes after them needn't wait; one by one when a stream that already has some of them, and
 * something else behind those, refuses the others.
 */
const publishAgain = async (stream: Publisher, events: readonly Envelope[]): Promise<void> => {
  try {
    await stream.publish(events)
  } catch {
    for (const event of events) await stream.publish([event])
  }
}

const publish = async (leadership: Leadership, stream: Publisher, events: readonly Envelope[]): Promise<void> => {
  const last = events.at(-1)
  if (!last) {
    leadership.doubtful = false
    return
  }
  const again = leadership.doubtful
  leadership.doubtful = true
  await (again ? publishAgain(stream, events) : stream.publish(events))
  leadership.published = BigInt(last.position)
  leadership.doubtful = again && events.length === batch
}

/**
 * Publishes what commands of this process have placed, without looking into the log. Gives how many it published; null
 * when something is missing before them, so that one must look.
 */
export const relayPlaced = async (
  leadership: Leadership,
  stream: Publisher,
  placed: readonly Envelope[],
): Promise<number | null> => {
  const next = placed.filter((event) => BigInt(event.position) > leadership.published)
  if (leadership.doubtful || !follow(leadership.published, next)) return null
  await publish(leadership, stream, next)
  return next.length
}

export interface Relayed {
  /** How many were published. */
  readonly published: number
  /** As many as one round takes: more may be there. */
  readonly full: boolean
  /** Others wait for an older transaction that is still running. */
  readonly heldBack: boolean
}

/** Places what can be placed, then publishes all that stands in the log. */
export const relayOnce = async (leadership: Leadership, stream: Publisher): Promise<Relayed> => {
  const { session, published } = leadership
  const { unpublished, heldBack } = await placeEvents(session, batch, leadership)
  // One that a command placed meanwhile is missing between them: it has committed since, for it had its place before.
  const events = follow(published, unpublished) ? unpublished : await readUnpublished(session, batch, leadership)
  await publish(leadership, stream, events)
  return { published: events.length, full: events.length === batch, heldBack }
}
