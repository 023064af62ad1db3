import { setTimeout as delay } from 'node:timers/promises'

/**
 * Looks every `every` milliseconds until `check` gives true, at most `within` milliseconds; false: it never did. An
 * error counts as not yet.
 */
export const until = async (
  check: () => boolean | Promise<boolean>,
  { within, every = 25 }: { readonly within: number; readonly every?: number },
): Promise<boolean> => {
  const deadline = performance.now() + within
  for (;;) {
    if (await Promise.resolve(check()).catch(() => false)) return true
    if (performance.now() > deadline) return false
    await delay(every)
  }
}
