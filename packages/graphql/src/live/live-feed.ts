import { logHead, readLog, type Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { Refusal } from '@ama/kernel'
import { readCursor, writeCursor } from './cursor.ts'
import { liveItemOf, type LiveItem } from './live-item.ts'
import { createRing } from './ring.ts'
import { Counter } from 'prom-client'

const resyncs = new Counter({ name: 'hub_live_resync_total', help: 'Followers told to fetch anew' })

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
  /** Takes what comes live off its hands, once nothing was missed; gives how far it came when it must read by itself again. */
  readonly join?: (joining: Joining) => Promise<bigint>
}

/** One who has read everything up to `at`, and may be told what comes together with others. */
export interface Joining {
  readonly at: bigint
  readonly sees: (item: LiveItem) => boolean
  /** Aborted when the following ends. */
  readonly signal: AbortSignal
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
  /** Each batch of live items, in order. */
  onItems(listener: (items: readonly LiveItem[]) => void): void
  close(): Promise<void>
}

/** Who is more than `reach` visible items behind fetches anew; the ring holds at least that many. */
export const openLiveFeed = async (
  { database, stream }: { database: Database; stream: Stream },
  { reach = 1_000, ringSize = 10_000 } = {},
): Promise<LiveFeed> => {
  const listeners: ((events: readonly Envelope[]) => void)[] = []
  const itemListeners: ((items: readonly LiveItem[]) => void)[] = []
  const { logId, position } = await logHead(database)
  const ring = createRing(position, ringSize)
  const tail = await stream.tail((events) => {
    const fresh = events.filter((event) => BigInt(event.position) > ring.head())
    const last = fresh.at(-1)
    if (!last) return
    for (const listener of listeners) listener(fresh)
    const items = fresh.flatMap((event) => liveItemOf(event) ?? [])
    ring.push(items, BigInt(last.position))
    if (items.length > 0) for (const listener of itemListeners) listener(items)
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

  async function* walk({ after, sees, join }: Following, signal: AbortSignal): AsyncGenerator<LiveItem | Resync> {
    const resync = (): Resync => {
      resyncs.inc()
      return { resync: true, position: ring.head() }
    }
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
      if (ring.after(at).length > 0 || signal.aborted) continue
      // Nothing may be awaited between the look above and the joining, or an item could fall between.
      if (join) at = await join({ at: ring.head(), sees, signal })
      else await ring.changed(signal)
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
    onItems: (listener) => void itemListeners.push(listener),
    close: () => tail.stop(),
  }
}
