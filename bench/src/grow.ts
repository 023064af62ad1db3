import { startCluster, type Cluster } from './cluster.ts'
import { openContestant } from './contestant.ts'
import type { HubProcess } from './hub.ts'
import { coreOf, cores } from './machine/cores.ts'
import { checkOpenFiles } from './machine/open-files.ts'
import { report } from './report/report.ts'
import type { Row } from './report/result.ts'
import { sharesOf, type Spent } from './report/shares.ts'
import { setStage, type Stage } from './stage.ts'

const rounds = 3
const sizes = [1, 2, 4] as const
/**
 * As many for each size, not as many seconds: what a gateway does once (compiling, clearing up after those who were
 * connected before) is then the same share of what each does.
 */
const [before, measured] = [400, 1_600]
/** The next ones when everybody has seen these: as many in one write for each size. Why: see bench/README.md. */
const atOnce = 8

/** Some gateways, each with its own subscribers, and the rounds that were measured. */
interface Found {
  readonly count: number
  readonly done: Spent[]
}

const startGateways = async (cluster: Cluster): Promise<HubProcess[]> => {
  const gateways: HubProcess[] = []
  for (let index = 0; index < Math.max(...sizes); index++) gateways.push(await cluster.startGateway(index))
  return gateways
}

const measure = async (
  { cluster, stage, each }: { cluster: Cluster; stage: Stage; each: number },
  gateways: readonly HubProcess[],
): Promise<Spent> => {
  await using contestant = await openContestant({
    name: `${gateways.length} gateways`,
    servers: gateways.map(({ url }) => ({ speech: 'graphql', url, communityId: stage.communityId })),
    tokens: stage.tokens.slice(0, each * gateways.length),
    after: await stage.cursor(),
    watched: (load) => cluster.watched(gateways, load),
  })
  const tell = async (events: number): Promise<Spent> => {
    const from = await stage.take(events)
    return contestant.perform({ do: 'in turns', feed: stage.fromLog, from, events, atOnce })
  }
  await tell(before)
  return await tell(measured)
}

const rowsOf = ([one, ...more]: readonly Found[], each: number): Row[] => {
  if (!one) return []
  const rows = (found: Found) => ({
    perSecond: found.done.map(({ items, seconds }) => items / seconds),
    cost: found.done.flatMap(({ items, cpu }) => (cpu ? [(cpu.server * 1e6) / items] : [])),
  })
  const [name, alone] = ['1 gateway', rows(one)]
  return more.flatMap((found): Row[] => {
    const many = rows(found)
    const measure = `${found.count} gateways with ${each} subscribers each`
    return [
      {
        measure: `${measure}, CPU per item`,
        unit: 'µs',
        hub: many.cost,
        baseline: { name, rounds: alone.cost },
        aim: { atMost: 1.15 },
      },
      {
        measure: `${measure}, delivered`,
        unit: 'items/s',
        hub: many.perSecond,
        baseline: { name, rounds: alone.perSecond },
      },
    ]
  })
}

const placement = (): string =>
  Math.max(...sizes) < cores.length
    ? `Each gateway has a core of its own, the load generator core ${coreOf('load')}.`
    : `${Math.max(...sizes)} gateways share ${Math.max(1, cores.length - 1)} core(s) here: what is delivered per second can't grow, what an item costs can be compared.`

/** One gateway, two and four, on one NATS and one PostgreSQL. See bench/README.md. */
export const grow = async (args: readonly string[]): Promise<boolean> => {
  const each = Number(args[0] ?? 1_000)
  checkOpenFiles(each * Math.max(...sizes))
  await using cluster = await startCluster(0)
  const gateways = await startGateways(cluster)
  const { folder, databaseUrl } = cluster
  const stage = await setStage({ folder, url: gateways[0]?.url ?? '', databaseUrl }, each * Math.max(...sizes))
  const found = sizes.map((count): Found => ({ count, done: [] }))
  for (let round = 1; round <= rounds; round++) {
    console.log(`Round ${round} of ${rounds}…`)
    for (const { count, done } of found) done.push(await measure({ cluster, stage, each }, gateways.slice(0, count)))
  }
  await stage.close()
  await report({
    bench: 'grow',
    title: 'Growing: more gateways, each with its own subscribers',
    args,
    databaseUrl,
    rows: rowsOf(found, each),
    shares: found.map(({ count, done }) =>
      sharesOf('eight at once', `${count} gateways`, done, Math.min(count, Math.max(1, cores.length - 1))),
    ),
    notes: [placement()],
  })
  return true
}
