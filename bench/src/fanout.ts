import { baselines, type BaselineName } from './baseline.ts'
import { openField, type Entry } from './field.ts'
import { startHub } from './hub.ts'
import type { FeedKind } from './load/feeds.ts'
import { placement } from './machine/cores.ts'
import { checkOpenFiles } from './machine/open-files.ts'
import type { Cost } from './report/draw-cost.ts'
import { report } from './report/report.ts'
import type { Aim, Row } from './report/result.ts'
import { sharesOf, type Shares, type Spent } from './report/shares.ts'
import { setStage, type Stage } from './stage.ts'

const rounds = 3
const burst = 100

const measures = ['saturated', 'burst of 100', 'one at a time', 'by mutations'] as const
type Measure = (typeof measures)[number]

/** Rounds of each contestant, by measure. */
type Found = Map<Entry['who'], Partial<Record<Measure, Spent[]>>>

/** What is compared with what; an aim counts from so many subscribers on. */
const comparisons: readonly { measure: Measure; against: BaselineName; aim?: Aim; from?: number }[] = [
  { measure: 'saturated', against: 'ws', aim: { atLeast: 1 }, from: 1_000 },
  { measure: 'saturated', against: 'socket-io', aim: { atLeast: 1.2 }, from: 1_000 },
  { measure: 'saturated', against: 'graphql-ws', aim: { atLeast: 4 }, from: 1_000 },
  { measure: 'burst of 100', against: 'ws', aim: { atLeast: 5 } },
  { measure: 'one at a time', against: 'ws' },
  { measure: 'by mutations', against: 'ws' },
]

/** One round of one contestant; `seconds` for each measure that has no end of its own. */
const runRound = async (stage: Stage, subscribers: number, entry: Entry, seconds: number) => {
  const { who, contestant, feed, command } = entry
  const found: Partial<Record<Measure, Spent>> = {}
  const most = Math.min(5_000, Math.ceil((1_000_000 * seconds) / subscribers))
  const take = (events: number, from: FeedKind): Promise<number> => stage.take(events, { threads: from.from === 'log' })
  const sustain = async (feed: FeedKind, atOnce: number): Promise<Spent> =>
    contestant.perform({ do: 'sustain', feed, from: await take(most, feed), most, atOnce, seconds })
  // Eight under way at once: the server always has something to do.
  found.saturated = await sustain(feed, 8)
  if (who !== 'hub' && who !== 'ws') return found
  found['burst of 100'] = await contestant.perform({
    do: 'in turns',
    feed,
    from: await take(burst, feed),
    events: burst,
    atOnce: burst,
  })
  found['one at a time'] = await sustain(feed, 1)
  if (who === 'hub') found['by mutations'] = await sustain(command, 8)
  return found
}

const measure = async (stage: Stage, subscribers: number, field: readonly Entry[]): Promise<Found> => {
  const found: Found = new Map(field.map(({ who }) => [who, {}]))
  // Once unmeasured: code is compiled, plans are made.
  for (const entry of field) await runRound(stage, subscribers, entry, 0.5)
  for (let round = 1; round <= rounds; round++) {
    console.log(`${subscribers} subscribers, round ${round} of ${rounds}…`)
    for (const entry of field) {
      const own = found.get(entry.who) ?? {}
      for (const [measure, spent] of Object.entries(await runRound(stage, subscribers, entry, 2))) {
        const rounds = measures.find((known) => known === measure)
        if (rounds) (own[rounds] ??= []).push(spent)
      }
    }
  }
  return found
}

const perSecond = (rounds: readonly Spent[] = []): number[] => rounds.map(({ items, seconds }) => items / seconds)

const rowsOf = (subscribers: number, found: Found): Row[] =>
  comparisons.map(({ measure, against, aim, from = 0 }) => {
    // What is posted to a baseline is its mutation.
    const baseline = found.get(against)?.[measure === 'by mutations' ? 'saturated' : measure]
    return {
      measure: `${subscribers} subscribers, ${measure}`,
      unit: 'items/s',
      hub: perSecond(found.get('hub')?.[measure]),
      baseline: { name: baselines[against].name, rounds: perSecond(baseline) },
      ...(aim && subscribers >= from ? { aim } : {}),
    }
  })

const nameOf = (who: Entry['who']): string => (who === 'hub' ? 'hub' : baselines[who].name)

const spentOn = (subscribers: number, found: Found): Shares[] =>
  measures.flatMap((measure) =>
    [...found].flatMap(([who, own]) => {
      const rounds = own[measure]
      return rounds ? [sharesOf(`${subscribers} subscribers, ${measure}`, nameOf(who), rounds)] : []
    }),
  )

const costsOf = (subscribers: number, found: Found): Cost[] =>
  [...found].flatMap(([who, own]) => {
    const { perItemWithStores: perItem } = sharesOf('', '', own.saturated ?? [])
    return perItem === null ? [] : [{ contestant: nameOf(who), subscribers, perItem }]
  })

/** Items delivered per second by one gateway, and what one costs, against plainer servers. See bench/README.md. */
export const fanout = async (args: readonly string[]): Promise<boolean> => {
  const sizes = args.length > 0 ? args.map(Number) : [100, 1_000, 5_000]
  checkOpenFiles(Math.max(...sizes))
  await using hub = await startHub()
  const stage = await setStage(hub, Math.max(...sizes))
  const [rows, shares, costs]: [Row[], Shares[], Cost[]] = [[], [], []]
  for (const subscribers of sizes) {
    await using field = await openField(hub, stage, { subscribers, against: ['ws', 'socket-io', 'graphql-ws'] })
    const found = await measure(stage, subscribers, field)
    rows.push(...rowsOf(subscribers, found))
    shares.push(...spentOn(subscribers, found))
    costs.push(...costsOf(subscribers, found))
  }
  await stage.close()
  const { databaseUrl } = hub
  const title = 'Fan-out: items delivered per second to subscribers of one community, one gateway'
  await report({ bench: 'fanout', title, args, databaseUrl, rows, shares, costs, notes: [placement()] })
  return true
}
