import { Client, fetchExchange, subscriptionExchange } from 'urql'
import { pageMember } from '../../lib/page-member.ts'
import { persistedExchange } from '../../lib/persisted-exchange.ts'
import { signedOutExchange } from '../../lib/signed-out-exchange.ts'
import { listenToFeed } from '../live/activity-feed.ts'
import { cache } from './cache.ts'
import { meanwhileExchange } from './meanwhile-exchange.ts'

/** A request that got no answer by then is given up; what it asked for may be asked again. */
const patience = 20_000

const patientFetch: typeof fetch = (input, init) => {
  const signals = [AbortSignal.timeout(patience), ...(init?.signal ? [init.signal] : [])]
  return fetch(input, { ...init, signal: AbortSignal.any(signals) })
}

const fetchOptions = (): RequestInit => {
  const member = pageMember.get()
  const headers = { 'x-hub-csrf': '1', ...(member === null ? {} : { 'x-hub-member': member }) }
  return { headers, credentials: 'same-origin' }
}

/** The way to the gateway: operations by their hash over HTTP; the activity comes over the line that all tabs share. */
export const createHubClient = (): Client =>
  new Client({
    url: '/graphql',
    // What the cache has is shown at once, and looked up again.
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetch: patientFetch,
    fetchOptions,
    exchanges: [
      signedOutExchange,
      cache(),
      meanwhileExchange,
      persistedExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: () => ({ subscribe: ({ next }) => ({ unsubscribe: listenToFeed(next) }) }),
      }),
    ],
  })
