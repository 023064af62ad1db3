import type { IncomingMessage, Server } from 'node:http'
import type { Hub, LiveFeed } from '@ama/graphql'
import { newId, type Actor } from '@ama/kernel'
import type { Auth } from '@ama/people'
import { GraphQLError, type ExecutionResult, type FormattedExecutionResult, type GraphQLSchema } from 'graphql'
import { useServer, type Extra } from 'graphql-ws/use/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import { maskError } from '../http/mask-error.ts'
import { rightsOfRequest, type Rights } from '../rights.ts'
import { createDocuments } from './documents.ts'
import { subscribeLive } from './subscribe-live.ts'

/** Sign in again. */
const signInAgain = 4401
const longestTimer = 2 ** 31 - 1

/** What a socket was opened with: a bearer in the connection's parameters, or the browser's cookie. */
const credentialsOf = (request: IncomingMessage, params: Record<string, unknown> | undefined): Headers => {
  const bearer = params?.['authorization'] ?? params?.['Authorization']
  if (typeof bearer === 'string') return new Headers({ authorization: bearer })
  return new Headers(request.headers.cookie ? { cookie: request.headers.cookie } : {})
}

/** A page of another site may open a socket with our cookies: its Origin tells. */
const isForeignPage = (request: IncomingMessage, origin: string): boolean => {
  const from = request.headers.origin
  return from !== undefined && from !== origin && new URL(from).host !== request.headers.host
}

interface Connection {
  readonly headers: Headers
  readonly byCookie: boolean
  readonly watch: ReturnType<Rights['watch']> | null
}

/** GraphQL over WebSocket (graphql-transport-ws) on /graphql. */
export const serveSockets = (
  server: Server,
  parts: {
    schema: GraphQLSchema
    hub: Hub
    live: LiveFeed
    auth: Auth
    rights: Rights
    documents: ReadonlyMap<string, string>
  },
) => {
  const { schema, hub, live, auth, rights, documents } = parts
  const readDocument = createDocuments(schema)
  const connections = new WeakMap<WebSocket, Connection>()
  // Without compression: it costs far more than it saves on thin items.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_000_000, perMessageDeflate: false })

  const masked = (result: ExecutionResult): FormattedExecutionResult => ({
    ...result,
    ...(result.errors ? { errors: result.errors.map((error) => maskError(error, newId(), hub.log).toJSON()) } : {}),
  })

  /** Closes when the credential expires, unless it was prolonged meanwhile. */
  const closeAtExpiry = (socket: WebSocket, headers: Headers, actor: Actor): void => {
    const { expiresAt } = actor.credential
    if (!expiresAt) return
    const wait = Math.min(Math.max(expiresAt.getTime() - hub.clock.now().getTime(), 0), longestTimer)
    const timer = setTimeout(async () => {
      const still = await auth.authenticate(headers).catch(() => null)
      if (still && still !== 'invalid') closeAtExpiry(socket, headers, still)
      else socket.close(signInAgain, 'Session expired')
    }, wait).unref()
    socket.once('close', () => clearTimeout(timer))
  }

  const disposable = useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      schema,
      onConnect: async ({ connectionParams, extra: { socket, request } }) => {
        const headers = credentialsOf(request, connectionParams)
        const byCookie = headers.has('cookie')
        if (byCookie && isForeignPage(request, hub.configuration.origin)) return false
        const viewer = await auth.authenticate(headers)
        if (viewer === 'invalid') {
          socket.close(signInAgain, 'Unknown or ended token')
          return false
        }
        const end = () => socket.close(signInAgain, 'Session ended')
        connections.set(socket, { headers, byCookie, watch: viewer && rights.watch(viewer, end) })
        if (viewer) closeAtExpiry(socket, headers, viewer)
        return true
      },
      onClose: ({ extra: { socket } }) => connections.get(socket)?.watch?.close(),
      onSubscribe: async ({ extra: { socket } }, _id, payload) => {
        const connection = connections.get(socket)
        if (!connection) return [new GraphQLError('Connexion inconnue.')]
        const hash = payload.extensions?.['persistedQuery']
        const text = documentText(hash, payload.query, documents, connection.byCookie)
        if (text instanceof GraphQLError) return [text]
        const document = readDocument(text)
        if (Array.isArray(document)) return document.map((error) => maskError(error, newId(), hub.log))
        return {
          schema,
          document: document as Exclude<typeof document, readonly GraphQLError[]>,
          operationName: payload.operationName,
          variableValues: payload.variables,
          contextValue: {
            hub,
            live,
            // Read anew for each event: roles change while a socket is open.
            get viewer() {
              return connection.watch?.current() ?? null
            },
            refusal: null,
            requestId: newId(),
            rights: connection.watch ?? rightsOfRequest(null),
          },
        }
      },
      subscribe: subscribeLive,
      onNext: (_context, _id, _payload, _args, result) => masked(result),
      onError: (_context, _id, _payload, errors) => errors.map((error) => maskError(error, newId(), hub.log)),
    },
    sockets,
  )

  server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql') return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })

  return { count: () => sockets.clients.size, stop: async () => void (await disposable.dispose()) }
}

const documentText = (
  persisted: unknown,
  query: string | null | undefined,
  documents: ReadonlyMap<string, string>,
  byCookie: boolean,
): string | GraphQLError => {
  const hash =
    typeof persisted === 'object' && persisted !== null && 'sha256Hash' in persisted
      ? String(persisted.sha256Hash)
      : null
  const known = hash ? documents.get(hash) : undefined
  if (known) return known
  if (byCookie || !query) {
    return new GraphQLError('Cette page est d’une version plus ancienne du hub : rechargez-la.', {
      extensions: { code: 'PERSISTED_UNKNOWN' },
    })
  }
  return query
}
