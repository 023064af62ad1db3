import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Load } from './load.ts'

const query = `subscription ($communityIds: [ID!], $after: String) {
  activity(communityIds: $communityIds, after: $after) {
    cursor kind occurredAt community { id slug }
    subject { __typename ... on Thread { id title } ... on Answer { id thread { id } } }
  }
}`

/** Milliseconds without any item after which what has not arrived is taken for lost. */
const patience = 30_000

interface Message {
  readonly type?: string
  readonly payload?: { readonly data?: { readonly activity: { readonly kind: string } }; readonly errors?: unknown }
}

export interface Subscribers {
  /** Resolves when all subscribers together have received this many items since the beginning. */
  received(items: number): Promise<void>
  lastFrame(): string
  close(): void
}

/** The frames of graphql-transport-ws, by hand: a client library's own work would be measured as the server's. */
const subscribeOverGraphql = async (socket: WebSocket, token: string, { communityId, after }: Load): Promise<void> => {
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  const [answer] = await once(socket, 'message')
  if (!String(answer).includes('connection_ack')) throw new Error(`The hub refused a subscriber: ${answer}`)
  const payload = { query, variables: { communityIds: [communityId], after } }
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }))
}

/** Opens one socket per token, subscribed and counting. */
export const openSubscribers = async (load: Load): Promise<Subscribers> => {
  let count = 0
  let frame = ''
  let waiting: { items: number; resolve: () => void } | null = null
  const onMessage = (data: Buffer): void => {
    const text = data.toString()
    // Both sides pay for reading, as a real client would.
    const message: Message = JSON.parse(text)
    if (message.type === 'error' || message.payload?.errors) throw new Error(`A subscriber got an error: ${text}`)
    if (message.payload?.data?.activity.kind === 'RESYNC')
      throw new Error('A subscriber was too slow and must fetch anew')
    if (message.type !== 'next') return
    frame = text
    count += 1
    if (waiting && count >= waiting.items) waiting.resolve()
  }
  const open = async (token: string): Promise<WebSocket> => {
    const address = `${load.url.replace('http', 'ws')}/graphql`
    const socket = new WebSocket(address, 'graphql-transport-ws', { perMessageDeflate: false })
    await once(socket, 'open')
    if (load.target === 'hub') await subscribeOverGraphql(socket, token, load)
    socket.on('message', onMessage)
    return socket
  }
  const sockets = await Promise.all(load.tokens.map(open))
  return {
    received: (items) =>
      count >= items
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            let before = count
            const watch = setInterval(() => {
              if (count === before) reject(new Error(`Only ${count} of ${items} items arrived`))
              before = count
            }, patience)
            waiting = {
              items,
              resolve: () => {
                clearInterval(watch)
                resolve()
              },
            }
          }),
    lastFrame: () => frame,
    close: () => {
      for (const socket of sockets) socket.terminate()
    },
  }
}
