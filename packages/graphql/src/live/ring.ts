import type { LiveItem } from './live-item.ts'

/**
 * The last items, in order of position, shared by all who follow: each keeps only the position it has reached, so
 * a slow one costs no memory; who falls behind the ring reads the log, or fetches anew.
 */
export const createRing = (start: { base: bigint; head: bigint; items: readonly LiveItem[] }, size: number) => {
  let items = [...start.items]
  /** Everything after this position is in the ring. */
  let { base, head } = start

  return {
    base: () => base,
    head: () => head,
    /** Takes the items of events up to `position`. */
    push(arrived: readonly LiveItem[], position: bigint): void {
      items.push(...arrived)
      head = position
      // Trimmed in large steps: one copy now and then instead of one per event.
      if (items.length > size * 2) {
        const dropped = items.length - size
        base = items[dropped - 1]?.position ?? base
        items = items.slice(dropped)
      }
    },
    /** The last items that fit, newest first; null: there may be more than the ring holds. */
    latest(fits: (item: LiveItem) => boolean, limit: number): LiveItem[] | null {
      const found: LiveItem[] = []
      for (let index = items.length - 1; index >= 0 && found.length < limit; index -= 1) {
        const item = items[index]
        if (item && fits(item)) found.push(item)
      }
      return found.length === limit || base === 0n ? found : null
    },
    /** The items after the position, oldest first. */
    after(position: bigint): readonly LiveItem[] {
      let low = 0
      let high = items.length
      while (low < high) {
        const middle = (low + high) >>> 1
        const item = items[middle]
        if (item && item.position <= position) low = middle + 1
        else high = middle
      }
      return items.slice(low)
    },
  }
}
