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
  let wake: AbortController | null = null
  return {
    ring: () => {
      rung = true
      wake?.abort()
    },
    wait: async (ms, signal) => {
      if (!rung) {
        wake = new AbortController()
        await pause(ms, AbortSignal.any([wake.signal, signal]))
        wake = null
      }
      rung = false
    },
  }
}
