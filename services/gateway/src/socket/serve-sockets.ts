import type { IncomingMessage, Server } from 'node:http'
import { refusalOf, type Context, type Hub, type LiveFeed } from '@ama/graphql'
import { newId, unauthenticated, unavailable, type Actor, type Refusal } from '@ama/kernel'
import { clientAddress, type Auth } from '@ama/people'
import {
  execute,
  getOperationAST,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type ValidatedSubscriptionArgs,
} from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import type { Registry } from 'prom-client'
import { useServer, type Extra } from 'graphql-ws/use/ws'
import { WebSocketServer, type WebSocket } from 'ws'
import { maskError } from '../http/mask-error.ts'
import { rightsOfRequest, type Rights } from '../rights.ts'
import { countSockets } from './count-sockets.ts'
import { createDocuments, documentText } from './documents.ts'
import { createGroups } from './groups.ts'
import { createRunning } from './running.ts'
import { subscribeLive } from './subscribe-live.ts'

/** Sign in again. */
const signInAgain = 4401
/** Too slow: come back and go on from the cursor. */
const tooSlow = 4408
/** Too many connections of one member or address. */
const tooMany = 4429
/** Clients come back by themselves. */
const tryAgainLater = 1013
/** Milliseconds that a client has to say goodbye when the hub stops. */
const farewell = 1_000
/** What one connection may have under way: a page has one subscription. */
const operationsAtOnce = 100
const longestTimer = 2 ** 31 - 1

/** What a socket was opened with: a bearer in the connection's parameters, or the browser's cookie. */
const credentialsOf = (request: IncomingMessage, params: Record<string, unknown> | undefined): Headers => {
  const bearer = params?.['authorization'] ?? params?.['Authorization']
  // What no header can hold is no token either.
  if (typeof bearer === 'string') return new Headers({ authorization: /^[ -~]*$/.test(bearer) ? bearer : 'Bearer' })
  return new Headers(request.headers.cookie ? { cookie: request.headers.cookie } : {})
}

/** A page of another site may open a socket with our cookies: its Origin tells. */
const isForeignPage = (request: IncomingMessage, origin: string): boolean => {
  const from = request.headers.origin
  return from !== undefined && from !== origin && URL.parse(from)?.host !== request.headers.host
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
    metrics: Registry
  },
) => {
  const { schema, hub, live, auth, rights, documents, metrics } = parts
  const readDocument = createDocuments(schema)
  const connections = new WeakMap<WebSocket, Connection>()
  // Without compression: it costs far more than it saves on thin items.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_000_000, perMessageDeflate: false })

  const running = createRunning()
  let stopping = false

  const masked = (result: ExecutionResult): FormattedExecutionResult => ({
    ...result,
    ...(result.errors ? { errors: result.errors.map((error) => maskError(error, newId(), hub.log).toJSON()) } : {}),
  })

  const refuseConnection = (socket: WebSocket) => socket.close(tooMany, 'Too many connections')
  const members = countSockets(hub.configuration.connections.perMember, refuseConnection)
  const addresses = countSockets(hub.configuration.connections.perAddress, refuseConnection)
  const groups = createGroups({ hub, live, mask: masked, metrics })
  /** Of subscriptions, by their context. */
  const checkedArgs = new WeakMap<object, ValidatedSubscriptionArgs>()

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

  /** 'unknown': it can't be told now. */
  const identify = (headers: Headers): Promise<Actor | null | 'invalid' | 'unknown'> =>
    auth.authenticate(headers).catch((error: unknown) => {
      if (!refusalOf(error)) hub.log.error({ err: error }, 'unexpected error on a socket')
      return 'unknown'
    })

  /** What to run, or why not. */
  const prepare = async (
    { socket, request }: Extra,
    underWay: number,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> => {
    const connection = connections.get(socket)
    if (!connection) return [asError(unauthenticated())]
    if (stopping) return [asError(unavailable())]
    if (underWay > operationsAtOnce) return [tooManyOperations()]
    const { headers, byCookie, watch } = connection
    const text = documentText(payload, documents, byCookie)
    if (text instanceof GraphQLError) return [text]
    const document = readDocument(text)
    if (!('kind' in document)) return document
    const { operationName, variables: variableValues } = payload
    const lives = getOperationAST(document, operationName)?.operation === 'subscription'
    // What ended counts from now on, also when the event that says so is on its way; a subscription hears it in time.
    const viewer = lives ? (watch?.current() ?? null) : await identify(headers)
    if (viewer === 'unknown') return [asError(unavailable())]
    if (viewer === 'invalid' || (watch && !viewer)) {
      socket.close(signInAgain, 'Session ended')
      return [asError(unauthenticated())]
    }
    const follow: LiveFeed['follow'] = (following) => {
      const args = checkedArgs.get(contextValue)
      if (!args || !watch) return live.follow(following)
      const slow = () => socket.close(tooSlow, 'Too slow, resume')
      const operation = { id, slow, socket: request.socket, text, args, memberId: watch.current()?.memberId ?? '' }
      return live.follow({ ...following, join: (joining) => groups.join(operation, joining) })
    }
    const contextValue: Context = {
      hub,
      live: { ...live, follow },
      // Of a subscription read anew for each event: roles change while it runs.
      get viewer() {
        return lives ? (watch?.current() ?? null) : viewer
      },
      refusal: null,
      requestId: newId(),
      rights: watch ?? rightsOfRequest(null),
    }
    return { schema, document, operationName, variableValues, contextValue }
  }

  const disposable = useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      schema,
      onConnect: async ({ connectionParams, extra: { socket, request } }) => {
        const headers = credentialsOf(request, connectionParams)
        const byCookie = headers.has('cookie')
        if (byCookie && isForeignPage(request, hub.configuration.origin)) return false
        if (!addresses.take(socket, clientAddress(request))) return false
        const since = rights.mark()
        const viewer = await identify(headers)
        if (viewer === 'invalid') socket.close(signInAgain, 'Unknown or ended token')
        if (viewer === 'unknown') socket.close(tryAgainLater, 'Try again later')
        // Who left meanwhile is not heard of again: nothing may be kept for it.
        if (viewer === 'invalid' || viewer === 'unknown' || socket.readyState !== socket.OPEN) return false
        if (viewer && !members.take(socket, viewer.memberId)) return false
        const end = () => socket.close(signInAgain, 'Session ended')
        connections.set(socket, { headers, byCookie, watch: viewer && rights.watch(viewer, end, since) })
        if (viewer) closeAtExpiry(socket, headers, viewer)
        return true
      },
      onClose: ({ extra: { socket } }) => connections.get(socket)?.watch?.close(),
      onSubscribe: ({ extra, subscriptions }, id, payload) =>
        running.add(prepare(extra, Object.keys(subscriptions).length, id, payload)),
      execute: (args) => running.add(Promise.resolve(execute(args))),
      subscribe: (args) =>
        subscribeLive(args, (checked) => {
          if (typeof args.contextValue === 'object' && args.contextValue) checkedArgs.set(args.contextValue, checked)
        }),
      onNext: (_context, _id, _payload, _args, result) => masked(result),
      onError: (_context, _id, _payload, errors) => errors.map((error) => maskError(error, newId(), hub.log)),
      isProd: true,
    },
    sockets,
  )

  server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql') return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (opened) => {
      sockets.emit('connection', opened, request)
      // A frame that can't be read is its sender's fault and closes the socket; graphql-ws would print it.
      opened.removeAllListeners('error').on('error', () => {})
    })
  })

  return {
    count: () => sockets.clients.size,
    /** Takes nothing more, answers what was accepted, closes. */
    stop: async (): Promise<void> => {
      stopping = true
      await running.finish()
      const cutOff = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), farewell)
      await disposable.dispose()
      clearTimeout(cutOff)
    },
  }
}

const asError = (refusal: Refusal) => new GraphQLError(refusal.message, { cause: refusal })

const tooManyOperations = () =>
  new GraphQLError(`Une connexion suit au plus ${operationsAtOnce} choses à la fois.`, {
    extensions: { code: 'TOO_MANY_OPERATIONS' },
  })
