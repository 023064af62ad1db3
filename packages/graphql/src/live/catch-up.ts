import { Counter } from 'prom-client'
import type { LiveFeed } from './live-feed.ts'
import type { LiveItem } from './live-item.ts'

const resyncs = new Counter({ name: 'hub_live_resync_total', help: 'Followers told to fetch anew' })

/** Items of the log handed on at once. */
const portion = 100
/**
 * Positions of which the items are handed on at once. Stretches begin at the same positions for all who are behind:
 * whatever their cursors, they are given the same portions but for the first, and what is made of one serves all.
 */
const stretch = 128n

/** One who is being brought from a cursor to the present. */
export interface CatchingUp {
  /** Judged anew for each portion: with today's rights. */
  readonly sees: (item: LiveItem) => boolean
  /** Takes some items, in order; resolves when there is room for more. */
  readonly give: (items: readonly LiveItem[]) => Promise<void>
  /** Too much was missed, or the cursor is unknown: it goes on from this position. */
  readonly resync: (position: bigint) => Promise<void>
  /** Once: everything up to this position was given, what follows it is news. null: it doesn't want to know. */
  readonly caughtUp: ((position: bigint) => Promise<void>) | null
  /** Everything up to this position was given. Called in the same step as the look that found nothing more. */
  readonly join: (at: bigint) => void
  readonly hasEnded: () => boolean
}

/** Replays what was missed, from memory or the log, then lets the follower join those who are told as things happen. */
export const catchUp = async (feed: LiveFeed, from: bigint | null, follower: CatchingUp): Promise<void> => {
  const { sees, give, join, hasEnded } = follower
  const resync = async (): Promise<bigint> => {
    resyncs.inc()
    const position = feed.head()
    await follower.resync(position)
    return position
  }
  let at = from ?? (await resync())
  let { caughtUp } = follower
  while (!hasEnded()) {
    const known = feed.after(at)
    if (known === null) {
      at = (await replayFromLog(feed, at, follower)) ?? (await resync())
      continue
    }
    if (known.length > feed.reach && known.filter(sees).length > feed.reach) {
      at = await resync()
      continue
    }
    const { some, upTo } = firstPortion(known, sees)
    if (some.length === 0) {
      // A cursor of a quicker gateway may be ahead of this one.
      if (feed.head() > at) at = feed.head()
      // Nothing may be awaited between the look above and the joining, or an item could fall between.
      if (!caughtUp) return join(at)
      await caughtUp(at)
      caughtUp = null
      continue
    }
    await give(some)
    at = upTo
  }
}

/** The items of the first stretch in which any is seen, and up to where they were looked for. */
const firstPortion = (known: readonly LiveItem[], sees: CatchingUp['sees']) => {
  const some: LiveItem[] = []
  let upTo = 0n
  let end: bigint | null = null
  for (const item of known) {
    if (end !== null && item.position >= end) break
    upTo = item.position
    if (!sees(item)) continue
    some.push(item)
    end ??= (item.position / stretch + 1n) * stretch
  }
  return { some, upTo }
}

const replayFromLog = async (feed: LiveFeed, at: bigint, { sees, give, hasEnded }: CatchingUp) => {
  const missed = await feed.readMissed(at, sees)
  for (let first = 0; missed && first < missed.items.length && !hasEnded(); first += portion) {
    await give(missed.items.slice(first, first + portion).filter(sees))
  }
  return missed?.upTo ?? null
}
