import { setTimeout as sleep } from 'node:timers/promises'

/** Waits, or less when the signal says stop; never rejects. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal, ref: true }).catch(() => undefined)

/** Delays that double from `first` to `most` milliseconds, until `reset`. */
export const growingDelay = (first: number, most: number): { next(): number; reset(): void } => {
  let current = first
  return {
    next: () => {
      const delay = current
      current = Math.min(current * 2, most)
      return delay
    },
    reset: () => {
      current = first
    },
  }
}

/** A bell that a loop sleeps on: a ring that nobody waited for is kept for the next wait. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, after `ms`, or when the signal says stop. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

export const makeBell = (): Bell => {
  let rung = false
  let wake = () => {}
  return {
    ring: () => {
      rung = true
      wake()
    },
    // Without further signals and rejections: each event rings several, and they cost more than what is waited for.
    wait: async (ms, signal) => {
      if (!rung && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>()
        const stop = () => resolve()
        wake = stop
        const timer = setTimeout(stop, ms)
        signal.addEventListener('abort', stop)
        await promise
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
      }
      rung = false
    },
  }
}

/** Works one after the other, in the order in which they were asked for. */
export const oneAtATime = (): (<Result>(work: () => Promise<Result>) => Promise<Result>) => {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = before.then(work)
    before = done.catch(() => undefined)
    return done
  }
}
