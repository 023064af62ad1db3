import type { Cpu } from '../machine/cpu.ts'
import { median } from './measure.ts'

/** One round of one contestant: what was done in how long, and what each side spent on it. */
export interface Spent {
  readonly items: number
  readonly seconds: number
  /** CPU seconds; null where the system doesn't tell. */
  readonly cpu: Cpu | null
}

/** Which side was the limit: busy for nine tenths of the time or more. */
export type Saturated = 'server' | 'load generator' | 'both' | 'neither' | 'unknown'

/** Where the time of a contestant went: medians of its rounds. */
export interface Shares {
  readonly measure: string
  readonly contestant: string
  /** CPU microseconds per item: of the server's own process, and with its PostgreSQL and NATS. */
  readonly perItem: number | null
  readonly perItemWithStores: number | null
  /** Of one core, 0 to 1. */
  readonly busy: Cpu | null
  readonly saturated: Saturated
}

const limit = 0.9

/** `cores` that the server's side may use at once, and the load's. */
export const saturatedSide = (busy: Cpu, serverCores = 1, loadCores = 1): Saturated => {
  const server = busy.server + busy.database + busy.nats >= limit * serverCores
  const load = busy.load >= limit * loadCores
  if (server && load) return 'both'
  if (server) return 'server'
  return load ? 'load generator' : 'neither'
}

export const sharesOf = (measure: string, contestant: string, rounds: readonly Spent[], serverCores = 1): Shares => {
  const told = rounds.flatMap(({ items, seconds, cpu }) => (cpu ? [{ items, seconds, cpu }] : []))
  if (told.length === 0) {
    return { measure, contestant, perItem: null, perItemWithStores: null, busy: null, saturated: 'unknown' }
  }
  const share = (of: (cpu: Cpu) => number): number => median(told.map(({ seconds, cpu }) => of(cpu) / seconds))
  const perItem = (of: (cpu: Cpu) => number): number => median(told.map(({ items, cpu }) => (of(cpu) * 1e6) / items))
  const busy: Cpu = {
    server: share((cpu) => cpu.server),
    database: share((cpu) => cpu.database),
    nats: share((cpu) => cpu.nats),
    load: share((cpu) => cpu.load),
  }
  return {
    measure,
    contestant,
    perItem: perItem((cpu) => cpu.server),
    perItemWithStores: perItem((cpu) => cpu.server + cpu.database + cpu.nats),
    busy,
    saturated: saturatedSide(busy, serverCores),
  }
}
