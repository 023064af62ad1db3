import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Context, Hub, LiveFeed } from '@ama/graphql'
import { newUnsortedId, type Actor, type HeldRole } from '@ama/kernel'
import { clientAddress, type Auth } from '@ama/people'
import type { ExecutionResult, FormattedExecutionResult, GraphQLSchema } from 'graphql'
import { Counter, Gauge, type Registry } from 'prom-client'
import { WebSocketServer, type WebSocket } from 'ws'
import { createViews } from '../activity/view.ts'
import { maskError } from '../http/mask-error.ts'
import { createRights, isLost } from '../rights.ts'
import { close, send, type ConnectedMember, type Connection } from './connection.ts'
import { createFollowers } from './followers.ts'
import { createGroups } from './groups.ts'
import { createHello } from './hello.ts'
import { createIdentify } from './identify.ts'
import { limitConnections } from './limits.ts'
import { closeCodes, readMessage, type Message } from './messages.ts'
import { createOperations, rightsChanged } from './operations.ts'
import { createRunning } from './running.ts'
import { createContexts } from './say.ts'
import { pingTurns, watchConnections } from './watch-connections.ts'

const protocol = 'graphql-transport-ws'
/** Milliseconds that a client has to say goodbye when the hub stops. */
const farewell = 1_000
/** Milliseconds after an arrival in which others are likely to arrive. */
const arrivalsWithin = 1_000

/** A page of another site may open a socket with our cookies: its Origin tells. */
const isForeignPage = (request: IncomingMessage, origin: string): boolean => {
  const from = request.headers.origin
  return from !== undefined && from !== origin && URL.parse(from)?.host !== request.headers.host
}

/** GraphQL over WebSocket (graphql-transport-ws) on /graphql. */
export const serveSockets = (
  server: Server,
  parts: {
    schema: GraphQLSchema
    hub: Hub
    live: LiveFeed
    auth: Auth
    documents: ReadonlyMap<string, string>
    metrics: Registry
    wrote: Context['wrote']
  },
) => {
  const { schema, hub, live, auth, documents, metrics, wrote } = parts
  const { log, clock } = hub
  const { origin, connections: most } = hub.configuration
  const connections = new Set<Connection>()
  const running = createRunning()
  const views = createViews()
  const addresses = limitConnections(most.perAddress)
  const members = limitConnections(most.perMember)
  const counters = createCounters(metrics, () => groups.count())
  let stopping = false
  let lastArrival = -arrivalsWithin
  let accepted = 0

  const mask = (result: ExecutionResult): FormattedExecutionResult => ({
    ...result,
    ...(result.errors ? { errors: result.errors.map((error) => maskError(error, newUnsortedId(), log).toJSON()) } : {}),
  })
  const identify = createIdentify({ auth, log })
  const groups = createGroups({
    contexts: createContexts({ hub, live }),
    mask,
    onExecution: () => counters.executed.inc(),
  })
  const followers = createFollowers({
    live,
    groups,
    views,
    log,
    onSlow: (connection) => close(connection, closeCodes.tooSlow, 'Too slow, resume'),
    onUnable: (connection) => close(connection, closeCodes.tryAgainLater, 'Try again later'),
    onDelivered: (frames) => counters.delivered.inc(frames),
    othersArrive: () => performance.now() - lastArrival < arrivalsWithin,
  })
  const operations = createOperations({
    schema,
    hub,
    live,
    identify,
    documents,
    followers,
    mask,
    running,
    isStopping: () => stopping,
    wrote,
  })

  /** What covered a community that is closed to the member from now on, ends; with nothing left, so does the connection. */
  const endLost = ({ connection, actor }: ConnectedMember, ended: HeldRole | null, before: Actor): void => {
    let lost = false
    for (const operation of connection.operations.values()) {
      const { follower } = operation
      if (!follower) continue
      followers.look(follower)
      if (!ended || !isLost(follower.communityIds, before, actor, ended)) continue
      lost = true
      operations.fail(connection, operation, [rightsChanged()])
    }
    if (lost && connection.operations.size === 0) close(connection, closeCodes.noRight, 'No right any more')
  }
  const rights = createRights<ConnectedMember>({
    rolesChanged: endLost,
    credentialEnded: ({ connection }) => close(connection, closeCodes.signInAgain, 'Session ended'),
  })
  const hello = createHello({ identify, rights, members })

  const receive = (connection: Connection, message: Message | null): void => {
    if (!message) return close(connection, closeCodes.invalidMessage, 'Invalid message')
    if (message.type === 'ping') return send(connection, { type: 'pong' })
    if (message.type === 'complete') return operations.end(connection, message.id)
    if (message.type === 'connection_init') return void hello(connection, message.payload ?? {})
    if (message.type === 'subscribe') return operations.begin(connection, message.id, message.payload)
  }

  const endAll = (connection: Connection): void => {
    for (const id of connection.operations.keys()) operations.end(connection, id)
  }

  const leave = (connection: Connection): void => {
    connections.delete(connection)
    addresses.release(connection.address)
    endAll(connection)
    if (!connection.member) return
    rights.remove(connection.member)
    members.release(connection.member.actor.memberId)
  }

  const accept = (socket: WebSocket, wire: Socket, request: IncomingMessage): void => {
    // A frame that can't be read is its sender's fault and closes the socket.
    socket.on('error', () => {})
    if (socket.protocol !== protocol) return socket.close(closeCodes.protocolUnknown, `Speak ${protocol}`)
    const address = clientAddress(request)
    if (!addresses.take(address)) return socket.close(closeCodes.tooMany, 'Too many connections')
    const connection: Connection = {
      socket,
      wire,
      address,
      cookie: request.headers.cookie ?? null,
      foreign: isForeignPage(request, origin),
      openedAt: Date.now(),
      pingTurn: ++accepted % pingTurns,
      alive: true,
      phase: 'open',
      authorization: null,
      member: null,
      expiresAt: null,
      operations: new Map(),
      running: 0,
      refused: 0,
      endAll,
    }
    connections.add(connection)
    // What is still under way when it is closed is not even read: it may be ten thousand messages.
    socket.on('message', (data, isBinary) => {
      if (socket.readyState === socket.OPEN) receive(connection, readMessage(data, isBinary))
    })
    socket.on('pong', () => void (connection.alive = true))
    socket.once('close', () => leave(connection))
  }

  // Without compression: it costs far more than it saves on thin items.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1_000_000,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  })
  server.on('upgrade', (request: IncomingMessage, wire: Socket, head: Buffer) => {
    // One that comes when the others were closed would keep the server open for as long as its client likes.
    if (stopping || request.url?.split('?')[0] !== '/graphql') return wire.destroy()
    lastArrival = performance.now()
    sockets.handleUpgrade(request, wire satisfies Duplex, head, (socket) => accept(socket, wire, request))
  })
  const watch = watchConnections({
    connections,
    identify,
    clock,
    sweep: () => [addresses, members].forEach((limit) => limit.sweep()),
  })

  return {
    count: () => connections.size,
    /** Every event, before members hear of it. */
    onEvents: rights.hear,
    /** Takes nothing more, answers what was accepted, closes. */
    stop: async (): Promise<void> => {
      stopping = true
      watch.stop()
      await running.finish()
      const closed = [...connections].map(
        ({ socket }) => new Promise<void>((resolve) => void socket.once('close', () => resolve())),
      )
      for (const connection of connections) close(connection, closeCodes.goingAway, 'Going away')
      const cutOff = setTimeout(() => connections.forEach(({ socket }) => socket.terminate()), farewell)
      await Promise.all(closed)
      clearTimeout(cutOff)
    },
  }
}

const createCounters = (metrics: Registry, groups: () => number) => {
  const registers = [metrics]
  new Gauge({
    name: 'hub_live_groups',
    help: 'Groups of subscriptions that share one execution',
    registers,
    collect() {
      this.set(groups())
    },
  })
  return {
    delivered: new Counter({ name: 'hub_live_delivered_total', help: 'Items sent to subscribers', registers }),
    executed: new Counter({ name: 'hub_live_executions_total', help: 'Executions for live items', registers }),
  }
}
