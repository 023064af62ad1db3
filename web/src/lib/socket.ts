import { type Client, createClient } from 'graphql-ws'
import { connectionIsLive, connectionIsLost, signedOut, socketOpen } from './connection.ts'

const keepAlive = 15_000
const pongWithin = 5_000

/** Resolves after the delay, or as soon as the network comes back or the page is looked at again. */
const waitOrWake = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      resolve()
    }
    const timer = setTimeout(wake, milliseconds)
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
  })

/** 0.5 s, 1 s, 2 s … at most 10 s, each spread over ±50 % so that everybody doesn't come back at once. */
export const retryDelay = (retries: number, random = Math.random): number =>
  Math.min(10_000, 500 * 2 ** retries) * (0.5 + random())

const isCloseEvent = (event: unknown): event is { code: number } =>
  typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number'

/** The one WebSocket of the page. Reconnects for ever, except when the session has ended. */
export const createSocket = (url: string): Client => {
  let lastHeard = Date.now()
  let pongTimer: ReturnType<typeof setTimeout> | undefined
  const client = createClient({
    url,
    keepAlive,
    lazyCloseTimeout: 1_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => waitOrWake(retryDelay(retries)),
    shouldRetry: () => !signedOut.get(),
    on: {
      connected: () => {
        lastHeard = Date.now()
        socketOpen.set(true)
        connectionIsLive()
      },
      message: () => {
        lastHeard = Date.now()
      },
      ping: (received) => {
        // A socket that froze (sleep, another network) never says that it closed.
        if (!received) pongTimer = setTimeout(() => client.terminate(), pongWithin)
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer)
      },
      closed: (event) => {
        clearTimeout(pongTimer)
        socketOpen.set(false)
        if (isCloseEvent(event) && event.code === 4401) signedOut.set(true)
        connectionIsLost()
      },
    },
  })
  const checkAfterSleep = () => {
    if (document.visibilityState === 'visible' && Date.now() - lastHeard > keepAlive + pongWithin) client.terminate()
  }
  document.addEventListener('visibilitychange', checkAfterSleep)
  window.addEventListener('online', checkAfterSleep)
  window.addEventListener('offline', connectionIsLost)
  return client
}
