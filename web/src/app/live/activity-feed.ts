import type { ActivityResult } from './activity-line.ts'

type Listener = (result: ActivityResult) => void

const listeners = new Set<Listener>()

/** Gives an item of the shared line to this tab's client, whose cache it brings up to date. */
export const feed = (result: ActivityResult): void => {
  for (const listener of listeners) listener(result)
}

/** Returns how to listen no more. */
export const listenToFeed = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
