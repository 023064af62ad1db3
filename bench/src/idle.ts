import { setTimeout as pause } from 'node:timers/promises'
import { baselines, startBaseline, type BaselineName } from './baseline.ts'
import { openContestant } from './contestant.ts'
import { makeHubFolder, startHubProcess, type HubFolder } from './hub.ts'
import { checkOpenFiles } from './machine/open-files.ts'
import type { Memory } from './memory-probe.ts'
import type { RunningProgram } from './programs.ts'
import { report } from './report/report.ts'
import type { Aim, Row } from './report/result.ts'
import { setStage } from './stage.ts'

const rounds = 3
const flags = ['--expose-gc', '--import', './bench/src/memory-probe.ts']
interface Held {
  /** Bytes for each subscriber. */
  readonly rss: number
  readonly used: number
}

/** A server that was just started, and how its subscribers come. */
interface Subject {
  readonly running: RunningProgram & { readonly url: string }
  readonly speech: 'graphql' | 'ws' | 'socket.io'
  readonly communityId: string
  readonly tokens: readonly string[]
  readonly after: string | null
}

/** The probe's answer is ours: it is believed. */
const look = async (running: RunningProgram): Promise<Memory> => (await running.ask({ look: true })) as Memory

const connect = ({ running, speech, communityId, after }: Subject, tokens: readonly string[]) =>
  openContestant({
    name: 'idle',
    servers: [{ speech, url: running.url, communityId }],
    tokens,
    after,
    watched: (load) => ({ server: [running.pid], database: null, nats: null, load }),
  })

const measure = async (subject: Subject): Promise<Held> => {
  const count = subject.tokens.length / 2
  // What a process takes once (compiled code, pools, V8's young generation) it has by the time they are there.
  await using _there = await connect(subject, subject.tokens.slice(0, count))
  await pause(2_000)
  const before = await look(subject.running)
  await using _more = await connect(subject, subject.tokens.slice(count))
  await pause(2_000)
  const after = await look(subject.running)
  return { rss: (after.rss - before.rss) / count, used: (after.used - before.used) / count }
}

const measureHub = async (folder: HubFolder, communityId: string, tokens: readonly string[]): Promise<Held> => {
  await using running = await startHubProcess(folder, { flags })
  return await measure({ running, speech: 'graphql', communityId, tokens, after: null })
}

const measureBaseline = async (name: BaselineName, tokens: readonly string[]): Promise<Held> => {
  await using running = await startBaseline(name, { flags })
  return await measure({ running, speech: baselines[name].speech, communityId: '', tokens, after: null })
}

const against: readonly { name: BaselineName; aim?: Aim }[] = [
  { name: 'ws', aim: { atMost: 1.5 } },
  { name: 'graphql-ws', aim: { atMost: 0.4 } },
  { name: 'socket-io' },
]

/** Memory of one process for each subscriber to whom nothing happens. See bench/README.md. */
export const idle = async (args: readonly string[]): Promise<boolean> => {
  const subscribers = Number(args[0] ?? 5_000)
  checkOpenFiles(subscribers * 2)
  await using folder = makeHubFolder()
  const first = await startHubProcess(folder)
  const databaseUrl = folder.databaseUrl()
  const stage = await setStage({ folder, url: first.url, databaseUrl }, subscribers * 2)
  await stage.close()
  await first[Symbol.asyncDispose]()
  const hub: Held[] = []
  const found = new Map(against.map(({ name }) => [name, [] as Held[]]))
  for (let round = 1; round <= rounds; round++) {
    console.log(`${subscribers} subscribers, round ${round} of ${rounds}…`)
    hub.push(await measureHub(folder, stage.communityId, stage.tokens))
    for (const [name, held] of found) held.push(await measureBaseline(name, stage.tokens))
  }
  const rows = against.flatMap(({ name, aim }): Row[] => {
    const held = found.get(name) ?? []
    const row = (measure: string, of: (held: Held) => number): Row => ({
      measure,
      unit: 'kB',
      hub: hub.map((held) => of(held) / 1_000),
      baseline: { name: baselines[name].name, rounds: held.map((held) => of(held) / 1_000) },
    })
    return [
      { ...row('resident, per subscriber', ({ rss }) => rss), ...(aim ? { aim } : {}) },
      row('in use by V8, per subscriber', ({ used }) => used),
    ]
  })
  await report({
    bench: 'idle',
    title: `Idle: memory of one process for each of ${subscribers} idle subscribers`,
    args,
    databaseUrl: null,
    rows,
  })
  return true
}
