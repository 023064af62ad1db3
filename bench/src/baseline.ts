import type { Speech } from './clients/open-subscriber.ts'
import { freePort } from './free-port.ts'
import { startProgram, type RunningProgram } from './programs.ts'

/** What the hub is measured against, by the name of its program in `baselines`. */
export const baselines = {
  ws: { name: 'plain ws', speech: 'ws' },
  'socket-io': { name: 'socket.io room', speech: 'socket.io' },
  'graphql-ws': { name: 'graphql-ws as shipped', speech: 'graphql' },
} as const satisfies Record<string, { name: string; speech: Speech }>

export type BaselineName = keyof typeof baselines

export interface Baseline extends RunningProgram {
  readonly url: string
}

/** Starts one on the server's core; with a database, it writes down each event first. */
export const startBaseline = async (
  baseline: BaselineName,
  options: { databaseUrl?: string; flags?: readonly string[] } = {},
): Promise<Baseline> => {
  const port = await freePort()
  const running = await startProgram(`bench/src/baselines/${baseline}.ts`, {
    args: [String(port), ...(options.databaseUrl ? [options.databaseUrl] : [])],
    until: /Baseline ready/,
    place: 0,
    flags: options.flags ?? [],
  })
  return { ...running, url: `http://127.0.0.1:${port}` }
}
