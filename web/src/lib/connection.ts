import { createStore } from './store.ts'

/** How the live connection stands, as the banner tells it. `since` is when it was lost. */
export type Connection =
  | { status: 'connecting' }
  | { status: 'live' }
  | { status: 'reconnecting'; since: Date }
  | { status: 'offline'; since: Date }

export const connection = createStore<Connection>({ status: 'connecting' })

/** The session ended (expired, ended elsewhere): a prompt offers to sign in again, the page stays as it is. */
export const signedOut = createStore(false)

const lostSince = (): Date => {
  const now = connection.get()
  return 'since' in now ? now.since : new Date()
}

export const connectionIsLive = (): void => connection.set({ status: 'live' })

export const connectionIsLost = (): void => {
  const status = navigator.onLine ? 'reconnecting' : 'offline'
  connection.set({ status, since: lostSince() })
}
