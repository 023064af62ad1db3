import { busReport } from '@ama/bus'
import type { Hub } from '@ama/graphql'
import { collectDefaultMetrics, Gauge, register, Registry } from 'prom-client'

/** How far relay and reactions are behind, looked up once for all who ask at the same time; null while it can't be told. */
const createMeasure = ({ database, stream, areas, log }: Hub) => {
  const reactions = areas.flatMap((area) => area.reactions)
  const look = async () => {
    try {
      const { relay, reactions: lags } = await busReport(database, stream, reactions)
      return { relay, lags, deadLetters: await database.prisma.deadLetter.count({ where: { replayedAt: null } }) }
    } catch (error) {
      log.warn({ err: error }, 'relay and reactions could not be measured')
      return null
    }
  }
  let looking: ReturnType<typeof look> | null = null
  return () => {
    looking ??= look().finally(() => (looking = null))
    return looking
  }
}

/** What Prometheus reads of any process of the hub: itself, and how far relay and reactions are behind. */
export const createMetrics = (hub: Hub): Registry => {
  const metrics = Registry.merge([register])
  collectDefaultMetrics({ register: metrics })
  const registers = [metrics]
  const measure = createMeasure(hub)
  // While the database is gone they keep their last values.
  new Gauge({
    name: 'hub_relay_lag_seconds',
    help: 'Age of the oldest event that the relay has not given away',
    registers,
    async collect() {
      const measured = await measure()
      if (measured) this.set(measured.relay.oldestSeconds ?? 0)
    },
  })
  new Gauge({
    name: 'hub_reaction_lag',
    help: 'Events that a reaction has not handled yet',
    labelNames: ['reaction'] as const,
    registers,
    async collect() {
      for (const { name, lag } of (await measure())?.lags ?? []) this.set({ reaction: name }, lag)
    },
  })
  new Gauge({
    name: 'hub_dead_letters',
    help: 'Events that a reaction gave up',
    registers,
    async collect() {
      const measured = await measure()
      if (measured) this.set(measured.deadLetters)
    },
  })
  new Gauge({
    name: 'hub_ready',
    help: '1 while database and stream answer, as /readyz says',
    registers,
    collect() {
      this.set(hub.available() ? 1 : 0)
    },
  })
  return metrics
}
