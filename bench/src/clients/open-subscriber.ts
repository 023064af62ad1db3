import { numberIn } from './numbered.ts'
import { openSocket, type OpenSocket } from './open-socket.ts'

/** How a subscriber speaks with its server. */
export type Speech = 'graphql' | 'ws' | 'socket.io'

export interface Server {
  readonly speech: Speech
  /** `http://127.0.0.1:4000` */
  readonly url: string
  /** For GraphQL alone. */
  readonly communityId: string
}

/** What a subscriber hears. */
export interface Ears {
  /** An item: the number of its event, and its frame's place in `bytes`, which is used again afterwards. */
  item(number: number, bytes: Buffer, start: number, end: number): void
  /** An item of another kind, such as RESYNC, or an error: as text. */
  other(text: string): void
  closed(code: number | null): void
}

/** The same for all who speak GraphQL; the title comes last. */
const document = `subscription ($communityIds: [ID!], $after: String) {
  activity(communityIds: $communityIds, after: $after) {
    cursor kind occurredAt community { id slug }
    subject { __typename ... on Answer { id thread { id } } ... on Thread { id title } }
  }
}`

interface Talk {
  readonly path: string
  readonly protocol?: string
  /** Bytes after the number in the frame of an item. */
  readonly tail: number
  /** Answers what is no item; 'ready': events come from now on; null: nothing for the subscriber. */
  readonly hear: (text: string, socket: OpenSocket, after: string | null) => 'ready' | 'other' | null
}

const talks = ({ communityId }: Server): Record<Speech, Talk> => ({
  graphql: {
    path: '/graphql',
    protocol: 'graphql-transport-ws',
    tail: '"}}}}}'.length,
    hear: (text, socket, after) => {
      const { type }: { type: string } = JSON.parse(text)
      if (type === 'ping') socket.send('{"type":"pong"}')
      if (type !== 'connection_ack') return type === 'ping' || type === 'pong' ? null : 'other'
      const payload = { query: document, variables: { communityIds: [communityId], after } }
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }))
      return 'ready'
    },
  },
  ws: { path: '/', tail: '"}}}}}'.length, hear: () => 'other' },
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    tail: '"}}}}}]'.length,
    // Engine.IO by hand: 0 opens, 2 is a ping and 3 its answer, 40 joins the namespace.
    hear: (text, socket) => {
      if (text.startsWith('0')) socket.send('40')
      if (text === '2') socket.send('3')
      return text.startsWith('40') ? 'ready' : null
    },
  },
})

/** Opens a socket and subscribes; resolves when the server has been asked for the events, or has let it in. */
export const openSubscriber = async (
  server: Server,
  { token, after, ears }: { token: string; after: string | null; ears: Ears },
): Promise<OpenSocket> => {
  const talk = talks(server)[server.speech]
  const ready = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<OpenSocket>()
  let mine: OpenSocket | null = null
  const hear = (text: string, socket: OpenSocket): void => {
    const heard = talk.hear(text, socket, after)
    if (heard === 'ready') ready.resolve()
    if (heard === 'other') ears.other(text)
  }
  const socket = await openSocket({
    url: server.url,
    path: talk.path,
    ...(talk.protocol ? { protocol: talk.protocol } : {}),
    onFrame: (_opcode, bytes, start, end) => {
      const number = numberIn(bytes, start, end, talk.tail)
      if (number >= 0) return ears.item(number, bytes, start, end)
      const text = bytes.toString('utf8', start, end)
      // At once, for what comes behind it in the same piece is heard at once too.
      if (mine) hear(text, mine)
      else void opened.promise.then((first) => hear(text, first))
    },
    onClose: (code) => {
      ready.reject(new Error(`The server closed a socket that was being opened, with ${code}`))
      ears.closed(code)
    },
  })
  mine = socket
  opened.resolve(socket)
  if (server.speech === 'graphql') {
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  }
  if (server.speech === 'ws') ready.resolve()
  ready.promise.catch(() => {})
  await ready.promise
  return socket
}
