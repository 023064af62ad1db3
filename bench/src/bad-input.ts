import { wasRefused, type Answers, type Target } from './abuse/abuse.ts'
import { abuses, type AbuseKind } from './abuse/abuses.ts'
import { openContestant, type Contestant } from './contestant.ts'
import { startHub } from './hub.ts'
import type { AbuserDone, AbuserTask } from './load/abuser.ts'
import type { Done } from './load/task.ts'
import { cores, placement } from './machine/cores.ts'
import { startProgram, type RunningProgram } from './programs.ts'
import { percentile } from './report/measure.ts'
import { report } from './report/report.ts'
import type { Row } from './report/result.ts'
import { sharesOf, type Spent } from './report/shares.ts'
import { setStage, type Stage } from './stage.ts'

const rounds = 3
const subscribers = 200
const kinds = Object.keys(abuses) as AbuseKind[]

type Round = Done & Spent

/** What one kind of abuse did to the others, and what was answered to it in each round. */
interface Found {
  readonly kind: AbuseKind
  readonly abused: Round[]
  readonly answers: Answers[]
}

/** The abuser's answer is ours: it is believed. */
const ask = async (abuser: RunningProgram, task: AbuserTask): Promise<AbuserDone> =>
  (await abuser.ask(task)) as AbuserDone

/** A core of its own where there is one. */
const startAbuser = () =>
  startProgram('bench/src/load/abuser.ts', { place: cores.length > 2 ? 1 : 'load', until: /ready/ })

const measure = async (url: string, stage: Stage, contestant: Contestant, events: number) => {
  await using abuser = await startAbuser()
  const quiet: Round[] = []
  const found = kinds.map((kind): Found => ({ kind, abused: [], answers: [] }))
  const runRound = async (count: number, first?: () => Promise<void>): Promise<Round> => {
    const from = await stage.take(count, { threads: false })
    return contestant.perform({ do: 'in turns', feed: stage.byCommand, from, events: count, atOnce: 1 }, first)
  }
  await runRound(Math.min(events, 100))
  for (let round = 1; round <= rounds; round++) {
    for (const [index, { kind, abused, answers }] of found.entries()) {
      console.log(`Round ${round} of ${rounds}, ${abuses[kind].name}…`)
      quiet.push(await runRound(events))
      const target: Target = { url, token: stage.tokens[subscribers + index] ?? '', cursor: await stage.cursor() }
      abused.push(await runRound(events, async () => void (await ask(abuser, { do: 'begin', kind, target }))))
      answers.push((await ask(abuser, { do: 'end' })).answers)
    }
  }
  return { quiet, found }
}

const rowsOf = (quiet: readonly Round[], { kind, abused }: Found): Row[] =>
  (
    [
      [50, 1.25],
      [99, 2],
    ] as const
  ).map(([share, atMost]) => {
    const of = (rounds: readonly Round[]) => rounds.map(({ latencies }) => percentile(latencies, share / 100))
    return {
      measure: `${abuses[kind].name}, p${share}`,
      unit: 'ms',
      hub: of(abused),
      baseline: { name: 'quiet', rounds: of(quiet) },
      aim: { atMost },
    }
  })

const isRefused = ({ kind, answers }: Found): boolean => answers.every((all) => wasRefused(abuses[kind], all))

const noteOf = (found: Found): string => {
  const { name, refusal } = abuses[found.kind]
  const given = found.answers.map(
    (all) =>
      Object.entries(all)
        .map(([answer, times]) => `${answer} × ${times}`)
        .join(', ') || 'nothing',
  )
  const verdict = isRefused(found) ? `refused with ${refusal}` : `NOT always refused with ${refusal}`
  return `${name}: ${verdict}; answered in each round: ${given.join(' | ')}.`
}

/** What members feel of others' bad input, one kind at a time. See bench/README.md. */
export const badInput = async (args: readonly string[]): Promise<boolean> => {
  const events = Number(args[0] ?? 400)
  await using hub = await startHub(0, { HUB_CONNECTIONS_PER_ADDRESS: '' })
  const { url, databaseUrl, watched } = hub
  const stage = await setStage(hub, subscribers + kinds.length)
  // Before the hub goes, also when something fails: what failed is told then.
  await using closing = new AsyncDisposableStack()
  closing.defer(stage.close)
  await using contestant = await openContestant({
    name: 'hub',
    servers: [{ speech: 'graphql', url, communityId: stage.communityId }],
    tokens: stage.tokens.slice(0, subscribers),
    after: await stage.cursor(),
    watched,
  })
  const { quiet, found } = await measure(url, stage, contestant, events)
  await report({
    bench: 'bad-input',
    title: `Bad input: a question until ${subscribers} subscribers have seen it, while somebody abuses the hub`,
    args,
    databaseUrl,
    rows: found.flatMap((one) => rowsOf(quiet, one)),
    shares: [
      sharesOf('quiet', 'hub', quiet),
      ...found.map(({ kind, abused }) => sharesOf(abuses[kind].name, 'hub', abused)),
    ],
    notes: [placement(), ...found.map(noteOf)],
  })
  return found.every(isRefused)
}
