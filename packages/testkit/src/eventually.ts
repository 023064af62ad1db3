import { setTimeout as delay } from 'node:timers/promises'

const interval = 20

/**
 * Waits until `check` neither throws nor gives false, null or undefined, and gives what it gave; after `within`
 * milliseconds it fails with the check's last error. Instead of a sleep that is too long or too short.
 */
export const eventually = async <T extends {} | null | undefined>(
  check: () => T | Promise<T>,
  { within = 5000 }: { within?: number } = {},
): Promise<NonNullable<Exclude<T, false>>> => {
  const deadline = Date.now() + within
  for (;;) {
    let failure: unknown = new Error(`Not so within ${within} ms: ${check.toString()}`)
    try {
      const found = await check()
      if (isThere(found)) return found
    } catch (error) {
      failure = error
    }
    if (Date.now() >= deadline) throw failure
    await delay(interval)
  }
}

const isThere = <T>(value: T): value is NonNullable<Exclude<T, false>> =>
  value !== false && value !== null && value !== undefined
