import { busReport } from '@ama/bus'
import type { Hub } from '@ama/graphql'
import { collectDefaultMetrics, Gauge, register, Registry } from 'prom-client'

/** What Prometheus reads of a gateway: its own process, and how far relay and reactions are behind. */
export const createMetrics = (hub: Hub): Registry => {
  const metrics = Registry.merge([register])
  collectDefaultMetrics({ register: metrics })
  const relayLag = new Gauge({
    name: 'hub_relay_lag_seconds',
    help: 'Age of the oldest event that the relay has not given away',
    registers: [metrics],
    // One look at the database for the three of them; while it is gone they keep their last values.
    async collect() {
      const report = await busReport(
        hub.database,
        hub.stream,
        hub.areas.flatMap(({ reactions }) => reactions),
      ).catch((error: unknown) => hub.log.warn({ err: error }, 'relay and reactions could not be measured'))
      if (!report) return
      relayLag.set(report.relay.oldestSeconds ?? 0)
      for (const { name, lag } of report.reactions) reactionLag.set({ reaction: name }, lag)
      deadLetters.set(await hub.database.prisma.deadLetter.count({ where: { replayedAt: null } }))
    },
  })
  const reactionLag = new Gauge({
    name: 'hub_reaction_lag',
    help: 'Events that a reaction has not handled yet',
    labelNames: ['reaction'] as const,
    registers: [metrics],
  })
  const deadLetters = new Gauge({
    name: 'hub_dead_letters',
    help: 'Events that a reaction gave up',
    registers: [metrics],
  })
  return metrics
}
