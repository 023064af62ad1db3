/** Lets `atOnce` work at the same time; the others wait in the order in which they came. */
export const createTurns = (atOnce: number) => {
  const waiting: (() => void)[] = []
  let taken = 0
  const enter = (queue: (begin: () => void) => void): Promise<void> => {
    if (taken < atOnce) {
      taken += 1
      return Promise.resolve()
    }
    return new Promise(queue)
  }
  return {
    /** Somebody works at this moment. */
    areTaken: (): boolean => taken > 0,
    take: (): Promise<void> => enter((begin) => waiting.push(begin)),
    /** After an interruption: before those who have not begun. */
    takeAgain: (): Promise<void> => enter((begin) => waiting.unshift(begin)),
    end: (): void => {
      const next = waiting.shift()
      if (next) next()
      else taken -= 1
    },
  }
}
