import type { Logger } from '@ama/kernel'

/** Work that nobody waits for, except whoever closes. */
export const createErrands = (log: Logger) => {
  const running = new Set<Promise<void>>()
  return {
    run: (name: string, work: () => Promise<void>): void => {
      const errand = work()
        .catch((error: unknown) => {
          // Not the message: relays and the database quote addresses in it.
          const code = error instanceof Error && 'code' in error ? error.code : undefined
          log.warn({ code }, `${name} failed`)
        })
        .finally(() => running.delete(errand))
      running.add(errand)
    },
    finish: async (): Promise<void> => {
      await Promise.all(running)
    },
  }
}
