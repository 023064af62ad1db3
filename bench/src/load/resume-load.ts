import { setTimeout as pause } from 'node:timers/promises'
import { createFeed, type FeedKind } from './feeds.ts'
import { createReturning, type Return } from './returning.ts'

export type ResumeTask =
  | {
      readonly do: 'connect'
      readonly url: string
      readonly tokens: readonly string[]
      readonly after: string
      readonly communityId: string
      readonly feed: FeedKind
    }
  | {
      readonly do: 'round'
      /** The gateway that is killed, and where its subscribers go. */
      readonly kill: number
      readonly to: string
      /** Whether they know where they were. */
      readonly knowing: boolean
      /** Events from this number on, at most so many, as long as the round lasts. */
      readonly from: number
      readonly most: number
      readonly perSecond: number
    }

export interface ResumeDone {
  readonly returned: readonly Return[]
  readonly events: number
  readonly items: number
  readonly seconds: number
  /** Since the beginning: items that never came, that came twice; how often one was told to fetch anew, or not let in. */
  readonly missing: number
  readonly doubled: number
  readonly resynced: number
  readonly refused: number
}

/** Milliseconds that everybody may take to be back, and to have seen all. */
const patience = 90_000

let next = 0
let returning: ReturnType<typeof createReturning> | null = null
let feed: ReturnType<typeof createFeed> | null = null
let count = 0

const until = async (what: () => boolean, words: () => string): Promise<void> => {
  for (const since = performance.now(); !what(); await pause(20)) {
    if (performance.now() - since > patience) throw new Error(words())
  }
}

const runRound = async (task: Extract<ResumeTask, { do: 'round' }>): Promise<number> => {
  if (!returning || !feed) throw new Error('Nobody is connected yet')
  const [all, write] = [returning, feed]
  next = task.from
  all.skipTo(next)
  all.returnTo(task.to, task.knowing)
  let [over, writing] = [false, Promise.resolve()]
  const since = performance.now()
  const happen = async (): Promise<void> => {
    while (!over && next < task.from + task.most) {
      // As many as are due by now.
      const due = Math.floor(((performance.now() - since) * task.perSecond) / 1_000)
      while (next - task.from < Math.min(due, task.most)) writing = write([next++])
      await pause(5)
    }
  }
  const happening = happen()
  await pause(1_000)
  process.kill(task.kill, 'SIGKILL')
  await until(
    () => all.returned().length === count,
    () => `Only ${all.returned().length} of ${count} are back (${all.describeAway()})`,
  )
  over = true
  await Promise.all([happening, writing])
  await until(
    () => all.haveSeen(next - 1),
    () => `Not everybody has seen event ${next - 1}`,
  )
  return next - task.from
}

const carryOut = async (task: ResumeTask): Promise<ResumeDone> => {
  const since = performance.now()
  let events = 0
  if (task.do === 'connect') {
    feed = createFeed(task.feed)
    returning = createReturning(task.communityId, task.tokens, () => next)
    count = task.tokens.length
    await returning.connect(task.url, task.after)
  } else {
    events = await runRound(task)
  }
  const seconds = (performance.now() - since) / 1_000
  const counts = returning?.counts ?? { missing: 0, doubled: 0, resynced: 0, refused: 0 }
  return { ...counts, returned: returning?.returned() ?? [], events, items: events * count, seconds }
}

process.on('message', (task: ResumeTask) => {
  void carryOut(task).then((done) => process.send?.(done))
})
process.once('SIGTERM', () => {
  returning?.end()
  process.exit(0)
})
console.log('Load generator ready')
