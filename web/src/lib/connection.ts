import { createStore } from './store.ts'

/** How the live connection of this browser stands, as the banner tells it. `since` is when it was lost, or first wanted. */
export type Connection =
  | { readonly status: 'live' }
  | { readonly status: 'connecting' | 'reconnecting' | 'offline'; readonly since: Date }
  /** Refused for a while, because there are too many or for want of a right: tried again at `until`. */
  | { readonly status: 'crowded' | 'barred'; readonly since: Date; readonly until: Date }
  /** The site was renewed: only a reload connects again. */
  | { readonly status: 'outdated' }

export const connection = createStore<Connection>({ status: 'connecting', since: new Date() })

/** The session ended (expired, ended elsewhere): a prompt offers to sign in again, the page stays as it is. */
export const signedOut = createStore(false)

/** The viewer's rights changed under the page; told until it is read. */
export const rightsChanged = createStore(false)
