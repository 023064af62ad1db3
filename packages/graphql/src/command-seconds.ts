import { Histogram } from 'prom-client'

/** How long commands take, from the first look at the database to the commit; in the process's own registry. */
export const commandSeconds = new Histogram({
  name: 'hub_command_seconds',
  help: 'Time that commands take, by name and outcome (accepted, refused, failed)',
  labelNames: ['command', 'outcome'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
})
