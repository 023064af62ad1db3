import { createStore } from './store.ts'

/** How the live connection stands, as the banner tells it. `since` is when it was lost. */
export type Connection =
  | { status: 'connecting' }
  | { status: 'live' }
  | { status: 'reconnecting'; since: Date }
  | { status: 'offline'; since: Date }
  /** The site was renewed: only a reload connects again. */
  | { status: 'outdated' }

export const connection = createStore<Connection>({ status: 'connecting' })

/** The session ended (expired, ended elsewhere): a prompt offers to sign in again, the page stays as it is. */
export const signedOut = createStore(false)

/** The socket stands, whatever becomes of the subscription on it. */
export const socketOpen = createStore(false)

const lostSince = (): Date => {
  const now = connection.get()
  return 'since' in now ? now.since : new Date()
}

export const connectionIsLive = (): void => {
  if (connection.get().status !== 'outdated') connection.set({ status: 'live' })
}

export const connectionIsLost = (): void => {
  if (connection.get().status === 'outdated') return
  const status = navigator.onLine ? 'reconnecting' : 'offline'
  connection.set({ status, since: lostSince() })
}
