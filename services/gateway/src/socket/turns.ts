interface Waiting {
  readonly whose: string
  readonly begin: () => void
}

/**
 * Lets `atOnce` work at the same time, `each` of them for the same one at most; the others wait in the order in which
 * they came.
 */
export const createTurns = (atOnce: number, each: number) => {
  const waiting: Waiting[] = []
  const taken = new Map<string, number>()
  let all = 0
  const hasOneLeft = (whose: string): boolean => (taken.get(whose) ?? 0) < each
  const count = (whose: string, change: 1 | -1): void => {
    const now = (taken.get(whose) ?? 0) + change
    if (now > 0) taken.set(whose, now)
    else taken.delete(whose)
    all += change
  }
  const enter = (whose: string, queue: (one: Waiting) => void): Promise<void> => {
    if (all < atOnce && hasOneLeft(whose)) {
      count(whose, 1)
      return Promise.resolve()
    }
    return new Promise((begin) => queue({ whose, begin }))
  }
  return {
    /** Somebody works at this moment. */
    areTaken: (): boolean => all > 0,
    take: (whose: string): Promise<void> => enter(whose, (one) => waiting.push(one)),
    /** After an interruption: before those who have not begun. */
    takeAgain: (whose: string): Promise<void> => enter(whose, (one) => waiting.unshift(one)),
    end: (whose: string): void => {
      count(whose, -1)
      const index = waiting.findIndex(({ whose: next }) => hasOneLeft(next))
      const [next] = index < 0 ? [] : waiting.splice(index, 1)
      if (!next) return
      count(next.whose, 1)
      next.begin()
    },
  }
}
