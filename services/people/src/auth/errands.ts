import type { Logger } from '@ama/kernel'
import { describeError } from './describe-error.ts'

/** Work that nobody waits for, except whoever closes. */
export const createErrands = (log: Logger) => {
  const running = new Set<Promise<void>>()
  return {
    run: (name: string, work: () => Promise<void>): void => {
      const errand = work()
        .catch((error: unknown) => log.warn(describeError(error), `${name} failed`))
        .finally(() => running.delete(errand))
      running.add(errand)
    },
    finish: async (): Promise<void> => {
      await Promise.all(running)
    },
  }
}
