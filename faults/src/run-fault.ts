import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from './faults.ts'
import { uuidOf } from './members/member.ts'
import type { Watcher } from './members/watcher.ts'
import { startWriting, titleOf } from './members/writers.ts'
import { until } from './site/until.ts'
import { type Stage, workshopOf } from './stage.ts'
import { checkCommands } from './truth/check-commands.ts'
import { checkEffects, stillToDo } from './truth/check-reactions.ts'
import { compareLists } from './truth/compare-lists.ts'
import { type LoggedEvent, readLog } from './truth/read-log.ts'
import { visibleTo } from './truth/visible.ts'

export interface Outcome {
  readonly title: string
  /** Milliseconds from the kill, or from the end of a lasting fault, until a command is accepted and seen by all. */
  readonly recovery: number | null
  /** Milliseconds from an event to the watcher who heard of it last, of all events. */
  readonly slowest: number
  /** Milliseconds from the end of writing until the last reaction has handled the last event. */
  readonly settling: number
  /** Commands from the beginning of the fault to the recovery. */
  readonly accepted: number
  readonly refused: number
  readonly unanswered: number
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
  const seen = await until(
    () => concerned.every(({ received }) => received.some(({ subject }) => subject === thread)),
    patience,
  )
  return seen ? performance.now() - since : null
}

const compareWatchers = (stage: Stage, watchers: readonly Watcher[], events: readonly LoggedEvent[]): string[] =>
  watchers.flatMap((watcher) =>
    [...watcher.complaints, ...compareLists(visibleTo(stage.viewerOf(watcher), events), watcher.received)].map(
      (problem) => `${watcher.name}: ${problem}`,
    ),
  )

const slowestOf = (watchers: readonly Watcher[], events: readonly LoggedEvent[]): number => {
  const happened = new Map(events.map(({ position, occurredAt }) => [position, occurredAt.getTime()]))
  return Math.max(
    0,
    ...watchers.flatMap(({ received }) => received.map(({ position, at }) => at - (happened.get(position) ?? at))),
  )
}

/** Makes a fault while members write and watch, and compares afterwards what they were told with what the database holds. */
export const runFault = async (stage: Stage, fault: Fault, lasts: number): Promise<Outcome> => {
  const { site, post } = stage
  const complaintsBefore = post.complaints.length
  const watchers = await stage.openWatchers()
  const writers = startWriting(post, stage.members, stage.places)
  const accepts = (more: number): Promise<boolean> => {
    const goal = post.counts.accepted + more
    return until(() => post.counts.accepted >= goal, patience)
  }
  await probe(stage, watchers)
  await accepts(warmUp)

  const before = { ...post.counts }
  const recover = async () => ({ recovery: await probe(stage, watchers), during: { ...post.counts } })
  const end = await fault.begin(site)
  console.log(new Date().toISOString(), 'begun')
  const early = fault.kind === 'killed' ? recover() : null
  await delay(lasts)
  console.log(new Date().toISOString(), 'ending')
  await end()
  console.log(new Date().toISOString(), 'ended')
  const { recovery, during } = await (early ?? recover())

  console.log(new Date().toISOString(), 'back')
  await accepts(warmUp)
  await writers.stop()
  const stopped = performance.now()
  const settled = await until(async () => (await stillToDo(site.pool)).length === 0, patienceOfReactions)
  const settling = performance.now() - stopped
  // What comes after everything else: once it is seen, nothing is on its way any more.
  await probe(stage, watchers)
  const unsettled = settled ? [] : await stillToDo(site.pool)
  const events = await readLog(site.pool, watchers[0]?.after ?? 0n)
  const lists = compareWatchers(stage, watchers, events)
  const problems = [
    ...(recovery === null ? [`no recovery within ${patience / 1_000} s`] : []),
    ...unsettled,
    ...lists,
    ...(await checkCommands(site.pool, post.accepted, workshopOf(stage))),
    ...(settled ? await checkEffects(site.pool) : []),
    ...post.complaints.slice(complaintsBefore),
    ...site.parts.filter((part) => part.hasDied()).map(({ name }) => `${name} died`),
  ]
  await Promise.all(watchers.map((watcher) => watcher.close()))
  return {
    title: fault.title,
    recovery,
    slowest: slowestOf(watchers, events),
    settling,
    accepted: during.accepted - before.accepted,
    refused: during.refused - before.refused,
    unanswered: during.unanswered - before.unanswered,
    returns: watchers.reduce((total, watcher) => total + watcher.returns(), 0),
    events: events.length,
    items: watchers.reduce((total, { received }) => total + received.length, 0),
    problems,
  }
}
