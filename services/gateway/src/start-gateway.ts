import { createServer } from 'node:http'
import { Gauge, type Registry } from 'prom-client'
import { openLiveFeed, type Hub } from '@ama/graphql'
import type { Auth } from '@ama/people'
import type { Health } from './health.ts'
import { answerEveryRequest } from './http/answer-every-request.ts'
import { createGraphql } from './http/create-graphql.ts'
import { refuseLargeBody } from './http/limit-body.ts'
import { listen } from './http/listen.ts'
import { readPersistedDocuments } from './http/persisted-documents.ts'
import { createHealthReport } from './http/report-health.ts'
import { setSecurityHeaders } from './http/security-headers.ts'
import { serveRoutes } from './http/serve-routes.ts'
import { serveWeb } from './http/serve-web.ts'
import { createSharedAnswers } from './http/shared-answers.ts'
import { schema } from './schema.ts'
import { serveSockets } from './socket/serve-sockets.ts'

export interface Gateway {
  readonly port: number
  /** Stops taking requests, finishes those accepted, closes the sockets. */
  stop(): Promise<void>
}

/** Opens the door: GraphQL over HTTP and WebSocket, sign-in, the web client, health and metrics. */
export const startGateway = async (parts: {
  hub: Hub
  auth: Auth
  health: Health
  metrics: Registry
  port: number
  /** What browsers may run; those that the web was built with unless told otherwise. */
  documents?: ReadonlyMap<string, string>
  /** How much of what was missed is told; tests choose little. */
  memory?: { reach: number; ringSize: number }
}): Promise<Gateway> => {
  const { hub, auth, health, metrics, port } = parts
  const documents = parts.documents ?? readPersistedDocuments()
  const live = await openLiveFeed(hub, parts.memory)
  const shared = createSharedAnswers(schema, hub)
  const graphql = createGraphql({ schema, hub, live, auth, health, documents, shared })
  const web = serveWeb()
  const routes = serveRoutes({ hub, auth })
  const https = hub.configuration.origin.startsWith('https:')
  // Metrics are for the operator: not on the door that everybody comes through, when there is another.
  const report = createHealthReport(health, hub.configuration.healthPort === null ? metrics : null)

  const { listener, drain } = answerEveryRequest(async (request, response, url) => {
    const { pathname } = url
    setSecurityHeaders(response, https)
    if (refuseLargeBody(request, response)) return
    const reported = report(response, pathname)
    if (reported) return reported
    if (pathname.startsWith('/api/auth/')) return auth.listener(request, response)
    if (pathname !== '/graphql') return routes(request, response, url) ?? web(request, response)
    response.setHeader('cache-control', 'no-store')
    return graphql(request, response)
  }, hub.log)
  const server = createServer(listener)
  const sockets = serveSockets(server, { schema, hub, live, auth, documents, metrics, wrote: shared.wrote })
  live.onEvents((events) => {
    for (const event of events) auth.onEvent(event)
    shared.onEvents(events)
    sockets.onEvents(events)
  })
  new Gauge({
    name: 'hub_live_subscribers',
    help: 'Open WebSocket connections',
    registers: [metrics],
    collect() {
      this.set(sockets.count())
    },
  })

  return {
    port: await listen(server, port),
    stop: async () => {
      await Promise.all([drain(server), sockets.stop()])
      await live.close()
    },
  }
}
