import os from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answers, Target } from '../abuse/abuse.ts'
import { abuses, type AbuseKind } from '../abuse/abuses.ts'

export type AbuserTask =
  /** Answered when it is under way. */
  { readonly do: 'begin'; readonly kind: AbuseKind; readonly target: Target } | { readonly do: 'end' }

/** What was answered since it began. */
export interface AbuserDone {
  readonly answers: Answers
}

/** Milliseconds that an answer may take when nothing else is asked any more. */
const patience = 10_000

let answers: Answers = {}
let end = async (): Promise<void> => {}

const begin = async (kind: AbuseKind, target: Target): Promise<void> => {
  const counts: Record<string, number> = {}
  answers = counts
  const note = (answer: string): void => {
    counts[answer] = (counts[answer] ?? 0) + 1
  }
  const { perSecond, begin } = abuses[kind]
  const abuse = begin(target, note)
  const since = performance.now()
  const stopped = Promise.withResolvers<'stopped'>()
  await abuse.once()
  const goOn = async (): Promise<void> => {
    for (let times = 1; ; times += 1) {
      const wait = Math.max(0, since + (times * 1_000) / perSecond - performance.now())
      if ((await Promise.race([pause(wait), stopped.promise])) === 'stopped') return
      await abuse.once()
    }
  }
  const going = goOn()
  end = async () => {
    stopped.resolve('stopped')
    const late = await Promise.race([going, pause(patience, 'no answer')])
    if (late) note(late)
    await abuse.end?.()
  }
}

const carryOut = async (task: AbuserTask): Promise<AbuserDone> => {
  if (task.do === 'begin') await begin(task.kind, task.target)
  else await end()
  return { answers }
}

// Where there is no core for it alone, what it does must not be taken for what the hub does.
os.setPriority(os.constants.priority.PRIORITY_LOW)
process.on('message', (task: AbuserTask) => {
  void carryOut(task).then((done) => process.send?.(done))
})
process.once('SIGTERM', () => process.exit(0))
console.log('Abuser ready')
