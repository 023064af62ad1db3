import { setImmediate } from 'node:timers/promises'

/** What was accepted and is not answered yet. */
export const createRunning = () => {
  const running = new Set<Promise<unknown>>()
  return {
    /** Remembers it until it settles. */
    add: <Result>(work: Promise<Result>): Promise<Result> => {
      const forget = () => void running.delete(work)
      work.then(forget, forget)
      running.add(work)
      return work
    },
    /** Resolves when nothing runs, and what ended last has been sent. */
    finish: async (): Promise<void> => {
      do {
        await Promise.allSettled(running)
        await setImmediate()
      } while (running.size > 0)
    },
  }
}
