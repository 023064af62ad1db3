/** Milliseconds in which as many connections may be opened as may be open at once. */
const window = 10_000

interface Count {
  open: number
  opened: number
  since: number
}

/**
 * Lets at most `most` connections of one key be open at once, and at most as many be opened within ten seconds: who
 * comes back without pause costs as much as who stays.
 */
export const limitConnections = (most: number, now: () => number = Date.now) => {
  const counts = new Map<string, Count>()
  return {
    /** False when there are too many; what was taken counts until it is released. */
    take: (key: string): boolean => {
      const at = now()
      const count = counts.get(key) ?? { open: 0, opened: 0, since: at }
      if (at - count.since > window) Object.assign(count, { opened: 0, since: at })
      if (count.open >= most || count.opened >= Math.max(most, 30)) return false
      count.open += 1
      count.opened += 1
      counts.set(key, count)
      return true
    },
    release: (key: string): void => {
      const count = counts.get(key)
      if (count) count.open -= 1
    },
    /** Forgets who left and has not come back. */
    sweep: (): void => {
      const at = now()
      for (const [key, { open, since }] of counts) if (open === 0 && at - since > window) counts.delete(key)
    },
  }
}
