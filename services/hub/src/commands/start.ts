import { startReactions, startRelay } from '@ama/bus'
import { createMetrics, startGateway, startHealthDoor, watchHealth } from '@ama/gateway'
import { startRounds, type Hub } from '@ama/graphql'
import { systemClock, type Configuration, type Logger } from '@ama/kernel'
import { createMailer } from '@ama/mail'
import { createAuth, keepSecret } from '@ama/people'
import { areas } from '../areas.ts'
import { claimDatabase } from '../claim-database.ts'
import { openDatabase } from '../open-database.ts'
import { openStream } from '../open-stream.ts'
import { Problem } from '../problem.ts'
import { roles, type ProcessRole } from '../roles.ts'
import { seed } from '../seed.ts'
import type { Steps } from '../steps.ts'

export interface StartOptions {
  readonly configuration: Configuration
  readonly log: Logger
  readonly step: Steps
  readonly roles: readonly ProcessRole[]
  /** Whose reactions run here; null: of all areas. */
  readonly areas: readonly string[] | null
}

export interface RunningHub {
  /** null when this process has no gateway. */
  readonly port: number | null
  /** Resolves when it must be stopped and started anew: a restored backup has taken the place of the data. */
  readonly replaced: Promise<void>
  /** Finishes what was accepted, then lets go of everything, the last opened first. */
  stop(): Promise<void>
}

const check = ({ configuration, roles: chosen, areas: chosenAreas }: StartOptions): void => {
  if (chosen.length < roles.length && !configuration.natsUrl) {
    throw new Problem(
      'Roles in several processes need NATS between them: set NATS_URL, or start all roles in one process.',
    )
  }
  const unknown = (chosenAreas ?? []).filter((name) => !areas.some((area) => area.name === name))
  if (unknown.length > 0) {
    throw new Problem(`Unknown area ${unknown.join(', ')}. The areas are ${areas.map((area) => area.name).join(', ')}.`)
  }
}

/** Starts the chosen roles of the hub in this process. */
export const start = async (options: StartOptions): Promise<RunningHub> => {
  check(options)
  const { configuration, log, step } = options
  const opened: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).toReversed()) await close()
  }
  try {
    const { database, close: closeDatabase } = await openDatabase(configuration, log, step)
    opened.push(closeDatabase)
    const claim = await claimDatabase(database, log, configuration.natsUrl !== null)
    opened.push(() => claim.close())
    const { replaced } = claim
    await step(configuration.demo ? 'Preparing the demonstration' : 'Preparing the territory', () =>
      seed(database, systemClock, configuration.demo),
    )
    const { stream, close: closeStream } = await openStream(configuration, database, log, step)
    opened.push(closeStream)
    if (options.roles.includes('relay')) {
      const relay = await startRelay({ database, stream, log })
      opened.push(() => relay.stop())
    }
    const mailer = createMailer(configuration, log)
    opened.push(async () => mailer.close())
    if (options.roles.includes('reactions')) {
      const chosen = areas.filter((area) => options.areas?.includes(area.name) ?? true)
      const reactions = chosen.flatMap((area) => area.reactions)
      const running = await startReactions({ database, stream, reactions, log, clock: systemClock })
      opened.push(() => running.stop())
      const rounds = startRounds(
        chosen.flatMap((area) => area.rounds ?? []),
        { database, clock: systemClock, log, mailer, configuration },
      )
      opened.push(() => rounds.stop())
    }
    const health = watchHealth(database, stream)
    opened.push(async () => health.stop())
    const hub: Hub = { database, stream, clock: systemClock, log, configuration, areas, available: health.available }
    const metrics = createMetrics(hub)
    let port: number | null = null
    if (options.roles.includes('gateway')) {
      const secret = configuration.secret ?? (await keepSecret(configuration.dataDir))
      const auth = createAuth({ database, configuration, secret, mailer, clock: systemClock, log })
      opened.push(() => auth.close())
      const gateway = await step('Opening the gateway', () =>
        startGateway({ hub, auth, health, metrics, port: configuration.port }),
      )
      opened.push(() => gateway.stop())
      port = gateway.port
    }
    const { healthPort } = configuration
    if (healthPort !== null) {
      // The last to open and the first to close: ready is who does all of its work.
      const door = await startHealthDoor({ health, metrics, log, port: healthPort })
      opened.push(() => door.stop())
    }
    return { port, replaced, stop }
  } catch (error) {
    await stop().catch((reason: unknown) => log.error({ err: reason }, 'stopping after a failed start'))
    throw error
  }
}
