import { startCluster, type Cluster } from './cluster.ts'
import { becomesIdle } from './contestant.ts'
import type { HubProcess } from './hub.ts'
import type { ResumeDone, ResumeTask } from './load/resume-load.ts'
import type { Return } from './load/returning.ts'
import { placement } from './machine/cores.ts'
import { cpuSeconds, spent } from './machine/cpu.ts'
import { checkOpenFiles } from './machine/open-files.ts'
import { startProgram, type RunningProgram } from './programs.ts'
import { percentile } from './report/measure.ts'
import { report } from './report/report.ts'
import type { Row } from './report/result.ts'
import { sharesOf, type Shares, type Spent } from './report/shares.ts'
import { setStage, type Stage } from './stage.ts'

const rounds = 3
const perSecond = 100
/** Events of one round at most: a minute and a half of them. */
const most = 90 * perSecond

type Round = ResumeDone & Spent

interface Found {
  readonly subscribers: number
  /** With the cursor, and without. */
  readonly knowing: Round[]
  readonly anew: Round[]
}

/** The load generator's answer is ours: it is believed. */
const ask = async (load: RunningProgram, task: ResumeTask): Promise<ResumeDone> => (await load.ask(task)) as ResumeDone

/** Two gateways, of which the one with the subscribers is killed, and started again for the next round. */
const measure = async (cluster: Cluster, stage: Stage, subscribers: number): Promise<Found> => {
  await using load = await startProgram('bench/src/load/resume-load.ts', { place: 'load', until: /ready/ })
  let [serving, other]: [HubProcess, HubProcess] = [await cluster.startGateway(0), await cluster.startGateway(0)]
  const { communityId, fromLog: feed } = stage
  const tokens = stage.tokens.slice(0, subscribers)
  await ask(load, { do: 'connect', url: serving.url, tokens, after: await stage.cursor(), communityId, feed })
  const runRound = async (knowing: boolean): Promise<Round> => {
    const from = await stage.take(most)
    const watched = cluster.watched([other], load.pid, 'back')
    await becomesIdle(watched)
    const before = cpuSeconds(watched)
    const done = await ask(load, { do: 'round', kill: serving.pid, to: other.url, knowing, from, most, perSecond })
    const after = cpuSeconds(watched)
    await serving.kill()
    ;[serving, other] = [other, await cluster.startGateway(0)]
    return { ...done, cpu: before && after && spent(before, after) }
  }
  const found: Found = { subscribers, knowing: [], anew: [] }
  for (let round = 1; round <= rounds; round++) {
    console.log(`${subscribers} subscribers, round ${round} of ${rounds}…`)
    found.anew.push(await runRound(false))
    found.knowing.push(await runRound(true))
  }
  return found
}

const rowsOf = ({ subscribers, knowing, anew }: Found): Row[] => {
  const row = (measure: string, share: number, of: (back: Return) => number): Row => {
    const times = (rounds: readonly Round[]) => rounds.map(({ returned }) => percentile(returned.map(of), share))
    return {
      measure: `${subscribers} subscribers, ${measure}`,
      unit: 'ms',
      hub: times(knowing),
      baseline: { name: 'without cursor', rounds: times(anew) },
    }
  }
  return [
    { ...row('back after the kill, p99', 0.99, ({ sinceLoss }) => sinceLoss), aim: { atMost: 2 } },
    row('back after the kill, p50', 0.5, ({ sinceLoss }) => sinceLoss),
    { ...row('back after its own attempt, p99', 0.99, ({ sinceAttempt }) => sinceAttempt), aim: { atMost: 2 } },
  ]
}

const sharesIn = ({ subscribers, knowing, anew }: Found): Shares[] => [
  sharesOf(`${subscribers} subscribers`, 'hub, with cursor', knowing),
  sharesOf(`${subscribers} subscribers`, 'hub, without cursor', anew),
]

const noteOf = ({ subscribers, knowing }: Found): string => {
  // Counted since the beginning: the last round knows of all.
  const { missing = 0, doubled = 0, resynced = 0, refused = 0 } = knowing.at(-1) ?? {}
  return (
    `${subscribers} subscribers: ${missing} missing, ${doubled} double; ` +
    `${resynced} times told to fetch anew, ${refused} attempts refused.`
  )
}

/** Everybody loses the gateway at once and comes back to another, while events pour in. See bench/README.md. */
export const resume = async (args: readonly string[]): Promise<boolean> => {
  const sizes = args.length > 0 ? args.map(Number) : [200, 5_000]
  checkOpenFiles(Math.max(...sizes))
  await using cluster = await startCluster(0)
  const { folder, databaseUrl } = cluster
  const asked = await cluster.startGateway(0)
  const stage = await setStage({ folder, url: asked.url, databaseUrl }, Math.max(...sizes))
  const found: Found[] = []
  const failures: string[] = []
  for (const subscribers of sizes) {
    try {
      found.push(await measure(cluster, stage, subscribers))
    } catch (error) {
      const why = /Error: (.*(?:are back|has seen).*)/.exec(String(error))?.[1]
      if (why === undefined) throw error
      failures.push(`${subscribers} subscribers: the bench gave up. ${why} within 90 s.`)
    }
  }
  await stage.close()
  await report({
    bench: 'resume',
    title: `Resume: a gateway is killed under ${perSecond} events a second`,
    args,
    databaseUrl,
    rows: found.flatMap(rowsOf),
    shares: found.flatMap(sharesIn),
    notes: [placement(), ...found.map(noteOf), ...failures],
  })
  if (failures.length > 0) return false
  return found.every(({ knowing }) => knowing.every(({ missing, doubled }) => missing === 0 && doubled === 0))
}
