import { logHead, openLogStream, openNatsStream, startReactions, startRelay } from '@ama/bus'
import { startRounds, type Area, type Hub } from '@ama/graphql'
import { help, seedDemonstrationThreads } from '@ama/help'
import { createLogger, readConfiguration, systemClock } from '@ama/kernel'
import { createMailer } from '@ama/mail'
import { notices } from '@ama/notices'
import { createAuth, people, seedDemonstrationPeople } from '@ama/people'
import { seedDemonstrationCommunities, seedTerritory, territories } from '@ama/territories'
import { eventually, testDatabase } from '@ama/testkit'
import { seedDemonstrationWorkshops, workshops } from '@ama/workshops'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { watchHealth } from '../health.ts'
import { createMetrics } from '../metrics.ts'
import { startGateway } from '../start-gateway.ts'
import { createClients } from './clients.ts'

const areas: readonly Area[] = [territories, people, notices, help, workshops]

/** A whole hub in this process, on a database of its own: real PostgreSQL, real sockets, NATS when a URL is given. */
export const startTestHub = async (
  options: {
    natsUrl?: string
    threads?: boolean
    workshops?: boolean
    environment?: Record<string, string>
    documents?: ReadonlyMap<string, string>
  } = {},
) => {
  const database = await testDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'hub-test-'))
  const log = createLogger('silent')
  const clock = systemClock
  await seedTerritory(database)
  await seedDemonstrationCommunities(database, clock)
  await seedDemonstrationPeople(database, clock)
  if (options.threads) await seedDemonstrationThreads(database, clock)
  if (options.workshops) await seedDemonstrationWorkshops(database, clock)

  const configuration = readConfiguration(
    { HUB_DEMO: '1', HUB_DATA_DIR: dataDir, HUB_ORIGIN: 'http://hub.test', ...options.environment },
    dataDir,
  )
  const stream = options.natsUrl
    ? await openNatsStream({ url: options.natsUrl, database, log })
    : await openLogStream({ database, log })
  const relay = await startRelay({ database, stream, log })
  const reactions = await startReactions({
    database,
    stream,
    reactions: areas.flatMap((area) => area.reactions),
    log,
    clock,
  })
  // Whoever reads the cursor now must not be told of the seeds.
  await eventually(async () => (await logHead(database)).published === BigInt(await database.prisma.event.count()))
  const health = watchHealth(database, stream)
  const hub: Hub = { database, stream, clock, log, configuration, areas, available: health.available }
  const mailer = createMailer(configuration, log)
  const rounds = startRounds(
    areas.flatMap((area) => area.rounds ?? []),
    { database, clock, log, mailer, configuration },
  )
  const auth = createAuth({ database, configuration, secret: 'x'.repeat(32), mailer, clock, log })
  const gateway = await startGateway({
    hub,
    auth,
    health,
    metrics: createMetrics(hub),
    port: 0,
    ...(options.documents ? { documents: options.documents } : {}),
  })
  const clients = createClients(database, gateway.port)

  return {
    ...clients,
    database,
    hub,
    mailer,
    port: gateway.port,
    url: `http://localhost:${gateway.port}`,
    stop: async () => {
      await clients.close()
      await gateway.stop()
      await auth.close()
      health.stop()
      await rounds.stop()
      await reactions.stop()
      await relay.stop()
      await stream.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestHub = Awaited<ReturnType<typeof startTestHub>>
