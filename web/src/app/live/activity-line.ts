import { CombinedError } from 'urql'
import type { ActivitySubscription } from '../../generated/graphql.ts'
import { connection } from '../../lib/connection.ts'
import { type Failure, failureOf } from '../../lib/failure.ts'
import { type Attempt, type Attempted, type Ending, keepLine } from '../../lib/live/keep-line.ts'
import { causeOf } from '../../lib/live/retry.ts'
import type { Line, LineParts } from '../../lib/live/share-line.ts'
import { hashOf } from '../../lib/persisted-exchange.ts'
import { createSocket } from '../../lib/socket.ts'
import { ActivityDocument } from './activity-document.ts'

/** What the subscription gives for one item. */
export interface ActivityResult {
  readonly data: ActivitySubscription
}

const signInAgain = 4401
/** Milliseconds within which what can't be told is fetched: all who follow it ask at another moment. */
const fetchWithin = 3_000
const address = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`

/** Of what is asked: tabs that run another build may ask for something else, and share among themselves. */
export const documentHash = hashOf(ActivityDocument) ?? ''

const endingOf = (failure: Failure): Ending => {
  if (failure.kind === 'signed-out' || failure.kind === 'outdated') return failure.kind
  return failure.kind === 'refused' && failure.code === 'FORBIDDEN' ? 'rights-changed' : 'server-gone'
}

/** Of errors that refuse the subscription, or of the socket's end. */
const whyEnded = (reason: unknown): Ending => {
  if (Array.isArray(reason)) return endingOf(failureOf(new CombinedError({ graphQLErrors: reason })))
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? Number(reason.code) : null
  return code === signInAgain ? 'signed-out' : causeOf(code)
}

/** The one WebSocket of this browser, and on it the subscription to everything that the member may see. */
export const openActivityLine = (memberId: string, { after, next, reset, tell }: LineParts<ActivityResult>): Line => {
  let connected = (_whose: unknown) => {}
  let fetching: ReturnType<typeof setTimeout> | undefined
  /** What is replayed must have gone by first: behind it all that comes is news. */
  let owed = false
  const fetchAnew = (): void => {
    fetching = undefined
    reset(after())
  }
  const { client, isOpen, isSilent } = createSocket(address(), ({ memberId: whose }) => connected(whose))

  const attempt = ({ stands, caughtUp, ended }: Attempted): Attempt => {
    let over = false
    let replaying = true
    let previous = after()
    const end = (): void => {
      over = true
      unsubscribe()
    }
    const endFor = (ending: Ending): void => {
      if (over) return
      end()
      // Whose a socket is was settled when it opened: who signs in anew needs another.
      if (ending === 'signed-out') client.terminate()
      ended(ending)
    }
    const unsubscribe = client.subscribe<ActivitySubscription>(
      {
        query: '',
        operationName: 'Activity',
        extensions: { persistedQuery: { version: 1, sha256Hash: documentHash } },
        variables: { after: previous },
      },
      {
        next: ({ data, errors }) => {
          if (over) return
          const refused = errors ? whyEnded(errors) : 'server-gone'
          if (!data?.activity) {
            if (refused !== 'server-gone') return endFor(refused)
            // An item that can't be told is a fault of the server's: the next ones still come.
            if (replaying) owed = true
            else fetching ??= setTimeout(fetchAnew, Math.random() * fetchWithin)
            return
          }
          const { cursor, kind } = data.activity
          if (kind === 'CAUGHT_UP') {
            replaying = false
            if (owed) fetchAnew()
            owed = false
            return caughtUp()
          }
          if (kind === 'RESYNC') reset(cursor)
          else next({ previous, cursor, item: { data } })
          previous = cursor
        },
        error: (reason) => endFor(whyEnded(reason)),
        complete: () => endFor('server-gone'),
      },
    )
    connected = (whose) => {
      if (over) return
      if (whose === memberId) {
        tell({ type: 'signed-in' })
        return stands()
      }
      if (typeof whose === 'string') tell({ type: 'somebody-else' })
      endFor('signed-out')
    }
    if (isOpen()) stands()
    return { isSilent, cut: () => client.terminate(), end }
  }

  const kept = keepLine({ attempt, tell, connection: connection.get, isOnline: () => navigator.onLine })
  const stopped = new AbortController()
  window.addEventListener('online', kept.networkBack, { signal: stopped.signal })
  window.addEventListener('offline', kept.networkLost, { signal: stopped.signal })
  return {
    wake: kept.wake,
    stop: () => {
      stopped.abort()
      clearTimeout(fetching)
      kept.stop()
      client.terminate()
    },
  }
}
