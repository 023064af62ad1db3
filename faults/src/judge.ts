import type { Watcher } from './members/watcher.ts'
import { type Stage, workshopOf } from './stage.ts'
import { checkCommands } from './truth/check-commands.ts'
import { checkEffects, stillToDo } from './truth/check-reactions.ts'
import { compareLists } from './truth/compare-lists.ts'
import { type LoggedEvent, readLog } from './truth/read-log.ts'
import { visibleTo } from './truth/visible.ts'

const checkWatcher = (stage: Stage, watcher: Watcher, events: readonly LoggedEvent[]): string[] =>
  [...watcher.complaints, ...compareLists(visibleTo(stage.viewerOf(watcher), events), watcher.received)].map(
    (problem) => `${watcher.name}: ${problem}`,
  )

const slowestOf = (watchers: readonly Watcher[], events: readonly LoggedEvent[]): number => {
  const happened = new Map(events.map(({ position, occurredAt }) => [position, occurredAt.getTime()]))
  const delays = watchers.flatMap(({ received }) =>
    received.map(({ position, at }) => at - (happened.get(position) ?? at)),
  )
  return delays.reduce((most, delay) => Math.max(most, delay), 0)
}

/** Compares everything with the database, once nothing is under way any more. */
export const judge = async (stage: Stage, watchers: readonly Watcher[]) => {
  const { pool, parts } = stage.site
  const events = await readLog(pool, watchers[0]?.after ?? 0n)
  const unsettled = await stillToDo(pool)
  const problems = [
    ...unsettled,
    ...watchers.flatMap((watcher) => checkWatcher(stage, watcher, events)),
    ...(await checkCommands(pool, stage.post.accepted, workshopOf(stage))),
    ...(unsettled.length === 0 ? await checkEffects(pool) : []),
    ...parts.filter((part) => part.hasDied()).map(({ name }) => `${name} died`),
  ]
  return {
    problems,
    slowest: slowestOf(watchers, events),
    returns: watchers.reduce((total, watcher) => total + watcher.returns(), 0),
    events: events.length,
    items: watchers.reduce((total, { received }) => total + received.length, 0),
  }
}
