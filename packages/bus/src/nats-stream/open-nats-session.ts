import {
  jetstream,
  type JetStreamClient,
  jetstreamManager,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { type NatsConnection, wsconnect } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'

/** The one stream of the hub; every event is kept in it, and in event_log. */
export const streamName = 'HUB'

/** A connection while it lives; nothing survives it: consumers and subscriptions begin anew on the next. */
export interface NatsSession {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
}

const answerWithin = 3_000

const optionsOf = (url: string) => {
  const { username, password } = new URL(url)
  const credentials =
    username === ''
      ? {}
      : password === ''
        ? { token: decodeURIComponent(username) }
        : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    servers: [url.replace(/\/\/[^@/]*@/, '//')],
    name: 'ama-hub',
    timeout: answerWithin,
    // A new session is opened instead: then no half-remembered subscription or buffered message is left over.
    reconnect: false,
    noAsyncTraces: true,
    ...credentials,
  }
}

const ensureStream = async (manager: JetStreamManager) => {
  const configuration = {
    name: streamName,
    subjects: ['hub.>'],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
  }
  // Adding a stream that is there with the same settings changes nothing; one set up by hand is left as it is.
  const there = await manager.streams.info(streamName).catch(() => null)
  if (there === null) await manager.streams.add(configuration)
}

/** Connects and makes sure that the stream is there. */
export const openNatsSession = async (url: string): Promise<NatsSession> => {
  const connection = await (/^wss?:/.test(url) ? wsconnect(optionsOf(url)) : connect(optionsOf(url)))
  try {
    const manager = await jetstreamManager(connection, { timeout: answerWithin })
    await ensureStream(manager)
    return { connection, manager, client: jetstream(connection, { timeout: answerWithin }) }
  } catch (error) {
    await connection.close()
    throw error
  }
}
