import pg from 'pg'
import { openField, type Entry } from './field.ts'
import { startHub } from './hub.ts'
import type { Done } from './load/task.ts'
import { placement } from './machine/cores.ts'
import { checkOpenFiles } from './machine/open-files.ts'
import { percentile } from './report/measure.ts'
import { report } from './report/report.ts'
import type { Aim, Row } from './report/result.ts'
import { sharesOf, type Shares, type Spent } from './report/shares.ts'
import { setStage, type Stage } from './stage.ts'

const rounds = 3
/** Of a round. The p99 of few is the worst of them; with 5,000 subscribers more would take too long. */
const eventsFor = (subscribers: number): number => (subscribers < 5_000 ? 300 : 100)
/** Not measured: plans are made, code is compiled. */
const before = 200
/** Told to all at once before that, as to screens that come back. Why: see bench/README.md. */
const missed = 100

type Found = ReadonlyMap<Entry, (Done & Spent)[]>

/** The table that the baselines write into. */
const makeTable = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('CREATE TABLE told (id uuid PRIMARY KEY, data jsonb NOT NULL, occurred_at timestamptz NOT NULL)')
  await client.end()
}

const runRound = async (stage: Stage, { contestant, command: feed }: Entry, events: number) =>
  contestant.perform({ do: 'in turns', feed, from: await stage.take(events, { threads: false }), events, atOnce: 1 })

const measure = async (stage: Stage, subscribers: number, field: readonly Entry[]): Promise<Found> => {
  const found = new Map(field.map((entry) => [entry, [] as (Done & Spent)[]]))
  for (const entry of field) {
    const { contestant, feed } = entry
    await contestant.perform({ do: 'in turns', feed, from: await stage.take(missed), events: missed, atOnce: missed })
    await runRound(stage, entry, before)
  }
  for (let round = 1; round <= rounds; round++) {
    console.log(`${subscribers} subscribers, round ${round} of ${rounds}…`)
    for (const [entry, done] of found) done.push(await runRound(stage, entry, eventsFor(subscribers)))
  }
  return found
}

/** What is promised: of the p50, at 1,000 subscribers. */
const aimsFor = (who: Entry['who'], subscribers: number): { p50: Aim | null; p99: Aim } => ({
  p50: subscribers === 1_000 ? { atMost: who === 'ws' ? 1.5 : 1 } : null,
  p99: { atMost: 2 },
})

const rowsOf = (subscribers: number, found: Found): Row[] => {
  const entries = [...found]
  const hub = entries.find(([{ who }]) => who === 'hub')?.[1] ?? []
  return entries.flatMap(([{ who, contestant }, done]) =>
    who === 'hub'
      ? []
      : ([50, 99] as const).map((share): Row => {
          const of = (rounds: readonly Done[]) => rounds.map(({ latencies }) => percentile(latencies, share / 100))
          const aim = aimsFor(who, subscribers)[`p${share}`]
          return {
            measure: `${subscribers} subscribers, p${share}`,
            unit: 'ms',
            hub: of(hub),
            baseline: { name: contestant.name, rounds: of(done) },
            ...(aim ? { aim } : {}),
          }
        }),
  )
}

const spentOn = (subscribers: number, found: Found): Shares[] =>
  [...found].map(([{ contestant }, done]) => sharesOf(`${subscribers} subscribers`, contestant.name, done))

/** From sending a mutation until the last subscriber has seen what it did. See bench/README.md. */
export const latency = async (args: readonly string[]): Promise<boolean> => {
  const sizes = args.length > 0 ? args.map(Number) : [100, 1_000, 5_000]
  checkOpenFiles(Math.max(...sizes))
  await using hub = await startHub()
  const { databaseUrl } = hub
  await makeTable(databaseUrl)
  const stage = await setStage(hub, Math.max(...sizes))
  const [rows, shares]: [Row[], Shares[]] = [[], []]
  for (const subscribers of sizes) {
    await using field = await openField(hub, stage, { subscribers, against: ['ws', 'socket-io'], databaseUrl })
    const found = await measure(stage, subscribers, field)
    rows.push(...rowsOf(subscribers, found))
    shares.push(...spentOn(subscribers, found))
  }
  await stage.close()
  const title = 'Latency: from sending a mutation until all subscribers have seen it, one after the other'
  await report({ bench: 'latency', title, args, databaseUrl, rows, shares, notes: [placement()] })
  return true
}
