import { logHead, readLog, type Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { Refusal } from '@ama/kernel'
import { readCursor, writeCursor } from './cursor.ts'
import { liveItemOf, type LiveItem } from './live-item.ts'
import { createRing } from './ring.ts'

/** Too much was missed, or the cursor is not understood: fetch anew, go on from `position`. */
export interface Resync {
  readonly resync: true
  readonly position: bigint
}

export interface Following {
  /** The client's cursor; null: from now on. */
  readonly after: string | null
  /** Judged for each item at the moment of delivery. */
  readonly sees: (item: LiveItem) => boolean
  /** Aborting ends the following; a Refusal as its reason is thrown to the follower. */
  readonly end: AbortController
  readonly onEnd: () => void
}

/** What members' screens follow, in one gateway. */
export interface LiveFeed {
  /** Where the feed stands now. */
  cursor(): string
  cursorAt(position: bigint): string
  /** null: not a cursor of this hub. */
  positionOf(cursor: string): bigint | null
  follow(following: Following): AsyncIterableIterator<LiveItem | Resync>
  /** Every event, in order, before members' screens hear of it: for what must act at once, such as ended rights. */
  onEvents(listener: (events: readonly Envelope[]) => void): void
  close(): Promise<void>
}

/** Who is more than `reach` visible items behind fetches anew; the ring holds at least that many. */
export const openLiveFeed = async (
  { database, stream }: { database: Database; stream: Stream },
  { reach = 1_000, ringSize = 10_000 } = {},
): Promise<LiveFeed> => {
  const listeners: ((events: readonly Envelope[]) => void)[] = []
  const { logId, position } = await logHead(database)
  const ring = createRing(position, ringSize)
  const tail = await stream.tail((events) => {
    const fresh = events.filter((event) => BigInt(event.position) > ring.head())
    const last = fresh.at(-1)
    if (!last) return
    for (const listener of listeners) listener(fresh)
    ring.push(
      fresh.flatMap((event) => liveItemOf(event) ?? []),
      BigInt(last.position),
    )
  })

  /** What was missed since a position, and up to where the log was read; null: too much. */
  const readMissed = async (after: bigint, sees: Following['sees']) => {
    const items: LiveItem[] = []
    let upTo = after
    while (upTo < ring.base() || upTo < ring.head()) {
      const events = await readLog(database, { after: upTo, limit: 1_000 })
      const last = events.at(-1)
      if (!last) break
      upTo = BigInt(last.position)
      items.push(...events.flatMap((event) => liveItemOf(event) ?? []).filter(sees))
      if (items.length > reach || upTo - after > BigInt(ringSize) * 10n) return null
    }
    return { items, upTo }
  }

  async function* walk({ after, sees }: Following, signal: AbortSignal): AsyncGenerator<LiveItem | Resync> {
    const resync = (): Resync => ({ resync: true, position: ring.head() })
    let at = after === null ? ring.head() : readCursor(logId, after)
    // A cursor ahead of this gateway may come from a quicker one: only the log itself can call it unknown.
    if (at === null || (at > ring.head() && at > (await logHead(database)).position)) {
      const signpost = resync()
      at = signpost.position
      yield signpost
    }
    while (!signal.aborted) {
      // At first, and again when the ring moved on while a slow client took its items: the log still has them.
      if (at < ring.base()) {
        const missed = await readMissed(at, sees)
        if (missed === null || missed.upTo === at) {
          const signpost = resync()
          at = signpost.position
          yield signpost
          continue
        }
        for (const item of missed.items) {
          if (signal.aborted) return
          if (sees(item)) yield item
        }
        at = missed.upTo
        continue
      }
      const items = ring.after(at)
      if (items.filter(sees).length > reach) {
        const signpost = resync()
        at = signpost.position
        yield signpost
        continue
      }
      for (const item of items) {
        if (signal.aborted) return
        at = item.position
        if (sees(item)) yield item
      }
      if (ring.after(at).length === 0) await ring.changed(signal)
    }
  }

  /** A generator that waits can't be ended from outside: the signal wakes it first. */
  const follow = (following: Following): AsyncIterableIterator<LiveItem | Resync> => {
    const { end, onEnd } = following
    const walking = walk(following, end.signal)
    end.signal.addEventListener('abort', onEnd, { once: true })
    const iterator: AsyncIterableIterator<LiveItem | Resync> = {
      next: async () => {
        const result = await walking.next()
        if (result.done && end.signal.reason instanceof Refusal) throw end.signal.reason
        return result
      },
      return: () => {
        end.abort()
        return walking.return(undefined)
      },
      [Symbol.asyncIterator]: () => iterator,
    }
    return iterator
  }

  return {
    cursor: () => writeCursor(logId, ring.head()),
    cursorAt: (position) => writeCursor(logId, position),
    positionOf: (cursor) => readCursor(logId, cursor),
    follow,
    onEvents: (listener) => void listeners.push(listener),
    close: () => tail.stop(),
  }
}
