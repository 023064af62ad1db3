import { setTimeout as delay } from 'node:timers/promises'

const interval = 25

/** Waits until `check` gives true, at most so many milliseconds; false: it never did. An error counts as not yet. */
export const until = async (check: () => boolean | Promise<boolean>, within: number): Promise<boolean> => {
  const deadline = performance.now() + within
  for (;;) {
    if (await Promise.resolve(check()).catch(() => false)) return true
    if (performance.now() > deadline) return false
    await delay(interval)
  }
}
