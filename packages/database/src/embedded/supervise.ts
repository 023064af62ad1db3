import type { Logger } from '@ama/kernel'
import { setTimeout as delay } from 'node:timers/promises'

export interface Supervisor {
  onDown(callback: () => void): void
  onUp(callback: () => void): void
  /** Ends the watch; waits for a restart that is under way. */
  stop(): Promise<void>
}

/** Milliseconds between two looks. */
const interval = 250
const longestDelay = 5000

/** Watches a server, whoever started it, and restarts it until it is up again; waits longer after each failure. */
export const supervise = (server: { isUp(): boolean; restart(): Promise<void>; log: Logger }): Supervisor => {
  const { isUp, restart, log } = server
  const down: (() => void)[] = []
  const up: (() => void)[] = []
  const stopping = new AbortController()
  const pause = (milliseconds: number): Promise<void> =>
    delay(milliseconds, undefined, { ref: false, signal: stopping.signal }).catch(() => {})

  const bringBack = async (): Promise<void> => {
    for (let wait = 100; !stopping.signal.aborted; wait = Math.min(wait * 2, longestDelay)) {
      try {
        return await restart()
      } catch (error) {
        log.error({ err: error }, 'embedded PostgreSQL does not restart')
        await pause(wait)
      }
    }
  }

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await pause(interval)
      if (stopping.signal.aborted || isUp()) continue
      log.warn('embedded PostgreSQL is down, restarting it')
      for (const callback of down) callback()
      await bringBack()
      if (stopping.signal.aborted) return
      log.warn('embedded PostgreSQL is up again')
      for (const callback of up) callback()
    }
  }

  const watching = watch()
  return {
    onDown: (callback) => void down.push(callback),
    onUp: (callback) => void up.push(callback),
    stop: async () => {
      stopping.abort()
      await watching
    },
  }
}
