import type { Client as Socket } from 'graphql-ws'
import { Client, fetchExchange, subscriptionExchange } from 'urql'
import { persistedExchange } from '../../lib/persisted-exchange.ts'
import { signedOutExchange } from '../../lib/signed-out-exchange.ts'
import { cursorNow } from '../live/cursor-now.ts'
import { cache } from './cache.ts'

/** A request that got no answer by then is given up; what it asked for may be asked again. */
const patience = 20_000

const patientFetch: typeof fetch = (input, init) => {
  const signals = [AbortSignal.timeout(patience), ...(init?.signal ? [init.signal] : [])]
  return fetch(input, { ...init, signal: AbortSignal.any(signals) })
}

/** The way to the gateway: operations by their hash over HTTP, the activity over the page's one WebSocket. */
export const createHubClient = (socket: Socket): Client =>
  new Client({
    url: '/graphql',
    // What the cache has is shown at once, and looked up again.
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetch: patientFetch,
    fetchOptions: { headers: { 'x-hub-csrf': '1' }, credentials: 'same-origin' },
    exchanges: [
      signedOutExchange,
      cache(),
      persistedExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', extensions, operationName }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe<Record<string, unknown>, Record<string, unknown>>(
              {
                query,
                extensions: extensions ?? null,
                operationName: operationName ?? null,
                // Read anew each time the socket reconnects: it goes on from where this page stands by then.
                variables: {
                  get after() {
                    return cursorNow()
                  },
                },
              },
              { ...sink, next: (result) => sink.next(result) },
            ),
          }),
        }),
      }),
    ],
  })
