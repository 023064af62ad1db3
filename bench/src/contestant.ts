import { setTimeout as pause } from 'node:timers/promises'
import type { Server } from './clients/open-subscriber.ts'
import type { Done, Task } from './load/task.ts'
import { cpuSeconds, spent, type Watched } from './machine/cpu.ts'
import { startProgram } from './programs.ts'
import type { Spent } from './report/shares.ts'

/** A server with its own load generator, whose subscribers are connected. */
export interface Contestant extends AsyncDisposable {
  readonly name: string
  /**
   * Waits until the server has nothing left to do, then has the load generator do it, after `first` where it is given;
   * tells what each side spent.
   */
  perform(task: Task, first?: () => Promise<void>): Promise<Done & Spent>
}

const idle = { share: 0.1, look: 300, patience: 60_000 }

/** Resolves when the server and its stores are idle: what one contestant left to do is not the next one's burden. */
export const becomesIdle = async (watched: Watched): Promise<void> => {
  for (const since = Date.now(); Date.now() - since < idle.patience;) {
    const before = cpuSeconds(watched)
    await pause(idle.look)
    const after = cpuSeconds(watched)
    if (!before || !after) return
    const { server, database, nats } = spent(before, after)
    if (((server + database + nats) * 1_000) / idle.look < idle.share) return
  }
  throw new Error('The server is still busy a minute after the last event')
}

/** What the load generator answers is ours: it is believed. */
const doneOf = (answer: unknown): Done => answer as Done

/** Connects a subscriber for each token. */
export const openContestant = async (options: {
  name: string
  servers: readonly Server[]
  tokens: readonly string[]
  after: string | null
  watched: (load: number) => Watched
}): Promise<Contestant> => {
  const { name, servers, tokens, after } = options
  const load = await startProgram('bench/src/load/generator.ts', { place: 'load', until: /ready/ })
  const watched = options.watched(load.pid)
  const contestant: Contestant = {
    name,
    perform: async (task, first) => {
      await becomesIdle(watched)
      await first?.()
      const before = cpuSeconds(watched)
      const done = doneOf(await load.ask(task))
      const after = cpuSeconds(watched)
      if (done.doubled > 0) throw new Error(`${name}: ${done.doubled} items came twice`)
      return { ...done, cpu: before && after && spent(before, after) }
    },
    [Symbol.asyncDispose]: () => load[Symbol.asyncDispose](),
  }
  await contestant.perform({ do: 'connect', servers, tokens, after })
  return contestant
}
