import { logHead, readLog, type Stream } from '@ama/bus'
import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { readCursor, writeCursor } from './cursor.ts'
import { liveItemOf, type LiveItem } from './live-item.ts'
import { createRing } from './ring.ts'

/**
 * Said between the items. RESYNC: too much was missed, or the cursor is not understood; fetch anew, go on from
 * `position`. CAUGHT_UP: all that was missed up to `position` was said.
 */
export interface Signal {
  readonly signal: 'RESYNC' | 'CAUGHT_UP'
  readonly position: bigint
}

/** Positions of the log as clients know them. */
export interface Cursors {
  /** Where the feed stands now. */
  cursor(): string
  cursorAt(position: bigint): string
  /** null: not a cursor of this hub. */
  positionOf(cursor: string): bigint | null
  /** The last items that fit, newest first, at most `limit`; null: memory does not reach back far enough to tell. */
  latest(fits: (item: LiveItem) => boolean, limit: number): LiveItem[] | null
}

/** What members' screens follow, in one gateway. */
export interface LiveFeed extends Cursors {
  /** Visible items that one may be behind; who is further behind fetches anew. */
  readonly reach: number
  head(): bigint
  /** From where to go on with a client's cursor (null: from now on); null: it is unknown, or of the future. */
  begin(cursor: string | null): Promise<bigint | null>
  /** The items after a position, from memory, oldest first; null: memory doesn't reach back so far. */
  after(position: bigint): readonly LiveItem[] | null
  /** The visible items after a position, from the log, and up to where it was read; null: more than may be missed. */
  readMissed(
    after: bigint,
    sees: (item: LiveItem) => boolean,
  ): Promise<{ items: readonly LiveItem[]; upTo: bigint } | null>
  /** Every event, in order, before members' screens hear of it: for what must act at once, such as ended rights. */
  onEvents(listener: (events: readonly Envelope[]) => void): void
  /** Each batch of live items, in order. */
  onItems(listener: (items: readonly LiveItem[]) => void): void
  close(): Promise<void>
}

const itemsOf = (events: readonly Envelope[]): LiveItem[] => events.flatMap((event) => liveItemOf(event) ?? [])

/** The ring holds at least `ringSize` items once so many have come, and begins with the last events of the log. */
export const openLiveFeed = async (
  { database, stream }: { database: Database; stream: Stream },
  { reach = 1_000, ringSize = 10_000 } = {},
): Promise<LiveFeed> => {
  const listeners: ((events: readonly Envelope[]) => void)[] = []
  const itemListeners: ((items: readonly LiveItem[]) => void)[] = []
  let early: Envelope[] | null = []
  // Before the head is read: what is placed in between comes by both ways, not by neither.
  const tail = await stream.tail((events) => (early ? void early.push(...events) : hear(events)))
  const { logId, position } = await logHead(database)
  const ring = createRing(await readLast(database, position, BigInt(ringSize) / 2n), ringSize)
  const hear = (events: readonly Envelope[]) => {
    const fresh = events.filter((event) => BigInt(event.position) > ring.head())
    const last = fresh.at(-1)
    if (!last) return
    for (const listener of listeners) listener(fresh)
    const items = itemsOf(fresh)
    ring.push(items, BigInt(last.position))
    if (items.length > 0) for (const listener of itemListeners) listener(items)
  }
  const missed = early
  early = null
  hear(missed)

  return {
    reach,
    cursor: () => writeCursor(logId, ring.head()),
    cursorAt: (at) => writeCursor(logId, at),
    positionOf: (cursor) => readCursor(logId, cursor),
    latest: ring.latest,
    head: ring.head,
    begin: async (cursor) => {
      const at = cursor === null ? ring.head() : readCursor(logId, cursor)
      // A cursor ahead of this gateway may come from a quicker one: only the log itself can call it unknown.
      const isKnown = at !== null && (at <= ring.head() || at <= (await logHead(database)).position)
      return isKnown ? at : null
    },
    after: (at) => (at < ring.base() ? null : ring.after(at)),
    readMissed: async (after, sees) => {
      const items: LiveItem[] = []
      let upTo = after
      while (upTo < ring.head()) {
        // No further than this gateway has heard: who may still see what came later, it doesn't know yet.
        const where = { position: { lte: ring.head() } }
        const events = await readLog(database, { after: upTo, limit: 1_000, where })
        const last = events.at(-1)
        if (!last) break
        upTo = BigInt(last.position)
        items.push(...itemsOf(events).filter(sees))
        if (items.length > reach || upTo - after > BigInt(ringSize) * 10n) return null
      }
      return upTo === after ? null : { items, upTo }
    },
    onEvents: (listener) => void listeners.push(listener),
    onItems: (listener) => void itemListeners.push(listener),
    close: () => tail.stop(),
  }
}

/** The last events of the log: after a restart, those who come back find what they missed in memory. */
const readLast = async (database: Database, head: bigint, count: bigint) => {
  const base = head > count ? head - count : 0n
  const items: LiveItem[] = []
  let at = base
  while (at < head) {
    const events = await readLog(database, { after: at, limit: 1_000, where: { position: { lte: head } } })
    const last = events.at(-1)
    if (!last) break
    at = BigInt(last.position)
    items.push(...itemsOf(events))
  }
  return { base, head, items }
}
