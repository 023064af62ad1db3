import { openLogStream, openNatsStream, startRelay, type Stream } from '@ama/bus'
import type { Envelope } from '@ama/events'
import { createLogger, readConfiguration, systemClock } from '@ama/kernel'
import { createMailer } from '@ama/mail'
import { createAuth, seedDemonstrationPeople } from '@ama/people'
import { seedDemonstrationCommunities, seedTerritory } from '@ama/territories'
import { testDatabase, testFolder } from '@ama/testkit'
import { setTimeout as pause } from 'node:timers/promises'
import { watchHealth } from '../health.ts'
import { createMetrics } from '../metrics.ts'
import { startGateway } from '../start-gateway.ts'

/** A stream that brings no news while it is held, as for a gateway that lags behind the others. */
const holdable = (stream: Stream) => {
  let held = false
  let waiting: (() => void)[] = []
  const tail: Stream['tail'] = (onEvents) =>
    stream.tail((events: readonly Envelope[]) => {
      if (held) waiting.push(() => onEvents(events))
      else onEvents(events)
    })
  return {
    stream: { ...stream, tail },
    isHeld: () => held,
    hold: () => void (held = true),
    release: () => {
      held = false
      for (const tell of waiting) tell()
      waiting = []
    },
  }
}

/** Two gateways on one database, as two machines run them, and the relay between, which a test stops and starts. */
export const startTwoGateways = async (options: {
  natsUrl: string | null
  memory: { reach: number; ringSize: number }
}) => {
  const database = await testDatabase({ max: 30 })
  const log = createLogger('silent')
  const clock = systemClock
  await seedTerritory(database)
  await seedDemonstrationCommunities(database, clock)
  await seedDemonstrationPeople(database, clock)
  const dataDir = testFolder('two-gateways')
  const environment = {
    HUB_DEMO: '1',
    HUB_DATA_DIR: dataDir,
    HUB_ORIGIN: 'http://hub.test',
    HUB_CONNECTIONS_PER_MEMBER: '1000',
    HUB_CONNECTIONS_PER_ADDRESS: '10000',
  }
  const configuration = readConfiguration(environment, dataDir)
  const mailer = createMailer(configuration, log)
  let logStream: Stream | undefined
  const openStream = async (): Promise<Stream> => {
    if (options.natsUrl) return openNatsStream({ url: options.natsUrl, database, log })
    // One for all: whoever reads the log looks when the relay says to this stream that there is more.
    logStream ??= await openLogStream({ database, log })
    return { ...logStream, close: async () => undefined }
  }

  let dawdles = false
  const start = async () => {
    const stream = await openStream()
    const line = holdable(stream)
    const health = watchHealth(database, stream)
    const auth = createAuth({ database, configuration, secret: 'x'.repeat(32), mailer, clock, log })
    const authenticate: typeof auth.authenticate = async (headers) => {
      const actor = await auth.authenticate(headers)
      if (dawdles) await pause(30)
      return actor
    }
    const hub = { database, stream: line.stream, clock, log, configuration, areas: [], available: () => true }
    const { memory } = options
    const { port, ...gateway } = await startGateway({
      hub,
      auth: { ...auth, authenticate },
      health,
      metrics: createMetrics(hub),
      port: 0,
      documents: new Map(),
      memory,
    })
    const stop = async () => {
      await gateway.stop()
      await auth.close()
      health.stop()
      await stream.close()
    }
    return { ...line, port, stop }
  }

  const relayStream = await openStream()
  let relay = await startRelay({ database, stream: relayStream, log })
  let relays = true
  const gateways = { first: await start(), second: await start() }
  return {
    database,
    gateways,
    /** Who comes from now on is known late: its rights may change between being read and being kept up to date. */
    dawdle: (does: boolean) => void (dawdles = does),
    /** Ends a gateway and starts another in its place, on a port of its own; until that is up, things happen. */
    restart: async (name: keyof typeof gateways, happen: () => Promise<void>) => {
      await gateways[name].stop()
      let starts = true
      const started = start().finally(() => (starts = false))
      while (starts) await happen()
      gateways[name] = await started
    },
    relay: {
      runs: () => relays,
      start: async () => {
        if (!relays) relay = await startRelay({ database, stream: relayStream, log })
        relays = true
      },
      stop: async () => {
        if (relays) await relay.stop()
        relays = false
      },
    },
    stop: async () => {
      await Promise.all([gateways.first.stop(), gateways.second.stop()])
      if (relays) await relay.stop()
      await relayStream.close()
      await logStream?.close()
      await database.drop()
    },
  }
}

export type TwoGateways = Awaited<ReturnType<typeof startTwoGateways>>
