import { emit, transact, type NewEvent } from '@ama/bus'
import type { Transaction } from '@ama/database'
import { newId } from '@ama/kernel'
import type { Round, RoundParts } from './hub.ts'
import { refusalOf } from './refusal-of.ts'

export interface RunningRounds {
  /** Lets the runs that have begun end. */
  stop(): Promise<void>
}

/** Runs each round again and again, one run of it at a time in this process. */
export const startRounds = (rounds: readonly Round[], parts: Omit<RoundParts, 'stopping'>): RunningRounds => {
  const stopping = new AbortController()
  const running = rounds.map(async (round) => {
    while (!stopping.signal.aborted) {
      await round.run({ ...parts, stopping: stopping.signal }).catch((error: unknown) => {
        parts.log[levelOf(error)]({ err: error, round: round.name }, 'a round failed, it comes again')
      })
      await pause(round.every, stopping.signal)
    }
  })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

/** That the database is away, others say once. */
const levelOf = (error: unknown) => (refusalOf(error)?.code === 'UNAVAILABLE' ? 'debug' : 'error')

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end, { once: true })
  })

/**
 * A transaction of a round: like a command, done by nobody in particular. One that fails is logged and comes again with
 * the round: it keeps nothing else from being done.
 */
export const inRound = async (
  { database, clock, log }: Pick<RoundParts, 'database' | 'clock' | 'log'>,
  run: (tx: Transaction, deed: { now: Date; emit: (event: NewEvent) => Promise<void> }) => Promise<unknown>,
): Promise<void> => {
  const now = clock.now()
  const emitting = { actorId: null, correlationId: newId(), now }
  try {
    await transact(database, (tx) => run(tx, { now, emit: (event) => emit(tx, emitting, event) }))
  } catch (error) {
    log[levelOf(error)]({ err: error }, 'a part of a round failed, it comes again')
  }
}
