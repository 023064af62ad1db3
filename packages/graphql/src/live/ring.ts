import type { LiveItem } from './live-item.ts'

/**
 * The last items, in order of position, shared by all who follow: each keeps only the position it has reached,
 * so a slow one costs no memory; who falls behind the ring must fetch anew.
 */
export const createRing = (start: bigint, size: number) => {
  let items: LiveItem[] = []
  /** Everything after this position is in the ring. */
  let base = start
  let head = start
  let waiting = new Set<() => void>()

  return {
    base: () => base,
    head: () => head,
    /** Takes the items of events up to `position`, and wakes those who wait. */
    push(arrived: readonly LiveItem[], position: bigint): void {
      items.push(...arrived)
      head = position
      // Trimmed in large steps: one copy now and then instead of one per event.
      if (items.length > size * 2) {
        const dropped = items.length - size
        base = items[dropped - 1]?.position ?? base
        items = items.slice(dropped)
      }
      const woken = waiting
      waiting = new Set()
      for (const wake of woken) wake()
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
    /** Resolves at the next push, or when the signal aborts. */
    changed(signal: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const wake = () => {
          signal.removeEventListener('abort', wake)
          waiting.delete(wake)
          resolve()
        }
        signal.addEventListener('abort', wake, { once: true })
        waiting.add(wake)
      })
    },
  }
}
