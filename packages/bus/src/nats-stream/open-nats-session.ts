import { jetstream, type JetStreamClient, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream'
import { type ConnectionOptions, type NatsConnection, wsconnect } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import type { NatsServers } from '@ama/kernel'
import { ensureStream } from './ensure-stream.ts'

/** A connection while it lives; nothing survives it: consumers and subscriptions begin anew on the next. */
export interface NatsSession {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
}

const answerWithin = 3_000

const optionsOf = ({ servers, credentials }: NatsServers): ConnectionOptions => ({
  // Tried in any order, until one answers.
  servers: [...servers],
  name: 'ama-hub',
  timeout: answerWithin,
  // A new session is opened instead: then no half-remembered subscription or buffered message is left over.
  reconnect: false,
  noAsyncTraces: true,
  // A server that offers TLS gets it anyway; this refuses one that doesn't.
  ...(servers.some((server) => server.startsWith('tls:')) ? { tls: {} } : {}),
  ...credentials,
})

/** Connects to any of the servers and makes sure that the stream is there. */
export const openNatsSession = async (nats: NatsServers): Promise<NatsSession> => {
  const overWebSocket = nats.servers.some((server) => server.startsWith('ws'))
  const connection = await (overWebSocket ? wsconnect : connect)(optionsOf(nats))
  try {
    const manager = await jetstreamManager(connection, { timeout: answerWithin })
    await ensureStream(manager)
    return { connection, manager, client: jetstream(connection, { timeout: answerWithin }) }
  } catch (error) {
    await connection.close()
    throw error
  }
}
