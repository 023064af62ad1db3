import type pg from 'pg'
import type { Site } from './site/open-site.ts'
import type { Part } from './site/part.ts'

/** Ends the fault. */
export type End = () => void | Promise<void>

export interface Fault {
  readonly title: string
  /** killed: members wait from the first moment on. lasting: recovery begins when the fault is over. */
  readonly kind: 'killed' | 'lasting'
  /** Part of the short form. */
  readonly short?: boolean
  begin(site: Site): Promise<End>
}

const one = (parts: readonly Part[]): Part => {
  const [first] = parts
  if (!first) throw new Error('There is no such process')
  return first
}

/** Started again by whoever looks after it, when the fault has lasted long enough. */
const killPart = async (part: Part): Promise<End> => {
  await part.kill()
  return () => part.start()
}

const leadingRelayPort = `
  SELECT client_port AS port FROM pg_stat_activity WHERE pid IN (
    SELECT pid FROM pg_locks, (SELECT hashtextextended('hub relay', 0) AS key) AS lead
     WHERE locktype = 'advisory' AND granted AND objsubid = 1
       AND classid::bigint = (lead.key >> 32) & 4294967295 AND objid::bigint = lead.key & 4294967295)`

/** The relay that leads; the other stands by. */
const leadingRelay = async ({ pool, relays }: { pool: pg.Pool; relays: readonly Part[] }): Promise<Part> => {
  const { rows } = await pool.query<{ port: number }>(leadingRelayPort)
  const leads = relays.find(({ toPostgres }) => rows.some(({ port }) => toPostgres.comesFrom(port)))
  if (!leads) throw new Error('No relay leads')
  return leads
}

const cut = (part: Part, line: 'toPostgres' | 'toNats'): End => {
  part[line].cut('silence')
  return () => part[line].mend()
}

/** Each way, so that a question and its answer take half a second more. */
const slowBy = 250

/** Every fault by its name. */
export const faults: Readonly<Record<string, Fault>> = {
  'gateway-killed': {
    title: 'kill -9 of a gateway',
    kind: 'killed',
    short: true,
    begin: (site) => killPart(one(site.gateways)),
  },
  'relay-killed': {
    title: 'kill -9 of the relay that leads',
    kind: 'killed',
    short: true,
    begin: async (site) => killPart(await leadingRelay(site)),
  },
  'reactions-killed': {
    title: 'kill -9 of a reaction process',
    kind: 'killed',
    begin: (site) => killPart(one(site.reactions)),
  },
  'nats-killed': { title: 'kill -9 of nats-server', kind: 'killed', short: true, begin: ({ nats }) => nats.kill() },
  'postgres-killed': {
    title: 'kill -9 of PostgreSQL',
    kind: 'killed',
    short: true,
    begin: async ({ postgres }) => postgres.kill(),
  },
  'gateway-postgres-cut': {
    title: 'no network between a gateway and PostgreSQL',
    kind: 'lasting',
    begin: async (site) => cut(one(site.gateways), 'toPostgres'),
  },
  'gateway-nats-cut': {
    title: 'no network between a gateway and NATS',
    kind: 'lasting',
    begin: async (site) => cut(one(site.gateways), 'toNats'),
  },
  'relay-postgres-cut': {
    title: 'no network between the relay that leads and PostgreSQL',
    kind: 'lasting',
    begin: async (site) => cut(await leadingRelay(site), 'toPostgres'),
  },
  'relay-nats-cut': {
    title: 'no network between the relay that leads and NATS',
    kind: 'lasting',
    begin: async (site) => cut(await leadingRelay(site), 'toNats'),
  },
  'reactions-postgres-cut': {
    title: 'no network between a reaction process and PostgreSQL',
    kind: 'lasting',
    begin: async (site) => cut(one(site.reactions), 'toPostgres'),
  },
  'reactions-nats-cut': {
    title: 'no network between a reaction process and NATS',
    kind: 'lasting',
    begin: async (site) => cut(one(site.reactions), 'toNats'),
  },
  'jetstream-full': {
    title: 'the disk quota of JetStream is full',
    kind: 'lasting',
    begin: ({ nats }) => nats.fill(),
  },
  'slow-queries': {
    title: 'every query takes 500 ms more',
    kind: 'lasting',
    begin: async ({ parts }) => {
      for (const { toPostgres } of parts) toPostgres.slow(slowBy)
      return () => {
        for (const { toPostgres } of parts) toPostgres.slow(0)
      }
    },
  },
}
