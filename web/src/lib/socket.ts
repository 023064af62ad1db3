import { type Client, createClient } from 'graphql-ws'

/** Milliseconds: of silence until we ask whether anybody is there, and that an answer may take. */
const keepAlive = 15_000
const pongWithin = 5_000

export interface Socket {
  readonly client: Client
  isOpen(): boolean
  /** Heard of nobody for longer than it may be: it froze, and never says that it closed. */
  isSilent(): boolean
}

/**
 * A WebSocket that is opened when something is subscribed to, and ended when it freezes. When to come back is the
 * caller's. `connected` gets what the server says first.
 */
export const createSocket = (url: string, connected: (greeting: Record<string, unknown>) => void): Socket => {
  let open = false
  let lastHeard = Date.now()
  let pongTimer: ReturnType<typeof setTimeout> | undefined
  let subscriptions = 0
  const client = createClient({
    url,
    // Frames differ by the id alone: what the server makes for one that follows as its first does for all of them.
    generateID: () => String((subscriptions += 1)),
    keepAlive,
    retryAttempts: 0,
    lazyCloseTimeout: 1_000,
    on: {
      connected: (_socket, greeting = {}) => {
        open = true
        lastHeard = Date.now()
        connected(greeting)
      },
      message: () => {
        lastHeard = Date.now()
      },
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), pongWithin)
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer)
      },
      closed: () => {
        open = false
        clearTimeout(pongTimer)
      },
    },
  })
  return {
    client,
    isOpen: () => open,
    isSilent: () => open && Date.now() - lastHeard > keepAlive + pongWithin,
  }
}
