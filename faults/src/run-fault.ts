import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from './faults.ts'
import { judge } from './judge.ts'
import { uuidOf } from './members/member.ts'
import type { Counts } from './members/send.ts'
import type { Watcher } from './members/watcher.ts'
import { startWriting, titleOf, type Writers } from './members/writers.ts'
import { until } from './site/until.ts'
import type { Stage } from './stage.ts'
import { stillToDo } from './truth/check-reactions.ts'

/** How a fault was borne. Times are in milliseconds. */
export interface Course {
  /** From the kill, or from the end of a lasting fault, until a command is accepted and seen by all; null: it never was. */
  readonly recovery: number | null
  /** From the last command until the last reaction has handled the last event; null: something is left. */
  readonly settling: number | null
  /** What became of commands from the beginning of the fault to the recovery. */
  readonly meanwhile: Counts
}

export interface Outcome extends Course {
  readonly title: string
  /** From an event to the watcher who heard of it last, of all events. */
  readonly slowest: number
  /** Connections of watchers that had to be made again. */
  readonly returns: number
  /** Events of the log that were compared, and items that watchers were told. */
  readonly events: number
  readonly items: number
  /** What is not as it must be; nothing: passed. */
  readonly problems: readonly string[]
}

/** Milliseconds after which something is taken for lost. */
const patience = 60_000
const patienceOfReactions = 120_000
/** Milliseconds that a command of the probe waits for its answer before it is sent again. */
const probeEvery = 2_000
/** Commands before a fault begins, and after it is over. */
const warmUp = 15

/** Asks something that all may see, and waits until all have: milliseconds, or null when it took too long. */
const probe = async ({ members, places, post }: Stage, watchers: readonly Watcher[]): Promise<number | null> => {
  const since = performance.now()
  const ask = (commandId: string) => ({ communityId: places.marsan, title: titleOf(commandId), open: true })
  const thread = uuidOf(await post.send(members.ambassadrice, 'ask', ask, probeEvery))
  const marsan = uuidOf(places.marsan)
  const concerned = watchers.filter(({ communityId }) => communityId === null || communityId === marsan)
  const haveSeen = () => concerned.every(({ received }) => received.some(({ subject }) => subject === thread))
  return (await until(haveSeen, { within: patience })) ? performance.now() - since : null
}

const difference = (after: Counts, before: Counts): Counts => ({
  accepted: after.accepted - before.accepted,
  refused: after.refused - before.refused,
  unanswered: after.unanswered - before.unanswered,
})

const bear = async (
  stage: Stage,
  fault: Fault,
  lasts: number,
  { watchers, writers }: { watchers: readonly Watcher[]; writers: Writers },
): Promise<Course> => {
  const { site, post } = stage
  const accept = (more: number): Promise<boolean> => {
    const goal = post.counts.accepted + more
    return until(() => post.counts.accepted >= goal, { within: patience })
  }
  const settle = () =>
    until(async () => (await stillToDo(site.pool)).length === 0, { within: patienceOfReactions, every: 250 })
  await probe(stage, watchers)
  await accept(warmUp)

  const before = { ...post.counts }
  const recover = async () => ({
    recovery: await probe(stage, watchers),
    meanwhile: difference(post.counts, before),
  })
  const end = await fault.begin(site)
  const early = fault.kind === 'killed' ? recover() : null
  early?.catch(() => undefined)
  await delay(lasts)
  await end()
  const { recovery, meanwhile } = await (early ?? recover())

  await accept(warmUp)
  await writers.stop()
  const stopped = performance.now()
  const settling = (await settle()) ? performance.now() - stopped : null
  // What comes after everything else: once it is seen, nothing is on its way any more.
  await probe(stage, watchers)
  await settle()
  return { recovery, settling, meanwhile }
}

/** Makes a fault while members write and watch, then compares what they were told with what the database holds. */
export const runFault = async (stage: Stage, fault: Fault, lasts: number): Promise<Outcome> => {
  const complaintsBefore = stage.post.complaints.length
  const watchers = await stage.openWatchers()
  const writers = startWriting(stage.post, stage.members, stage.places)
  try {
    const course = await bear(stage, fault, lasts, { watchers, writers })
    const judged = await judge(stage, watchers)
    const problems = [
      ...(course.recovery === null ? [`no recovery within ${patience / 1_000} s`] : []),
      ...judged.problems,
      ...stage.post.complaints.slice(complaintsBefore),
    ]
    return { title: fault.title, ...course, ...judged, problems }
  } finally {
    writers.stop().catch(() => undefined)
    await Promise.all(watchers.map((watcher) => watcher.close()))
  }
}
