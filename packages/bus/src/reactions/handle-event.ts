import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import type { Clock, Logger } from '@ama/kernel'
import type { KeptPostgres } from '../connections/keep-postgres-session.ts'
import { growingDelay, pause } from '../connections/waiting.ts'
import { applyEvent } from './apply-event.ts'
import { claimEvent, releaseEvent } from './claim-event.ts'
import type { Reaction } from './reaction.ts'
import { bury, recordFailure } from './record-failure.ts'

/** What handling needs; one per process and set of reactions. */
export interface Runner {
  readonly database: Database
  readonly log: Logger
  readonly clock: Clock
  /** Holds the locks on the events being handled. */
  readonly claims: KeptPostgres
  /** The locks are this connection's, so within the process this set tells what is being handled. */
  readonly inHand: Set<string>
  readonly stopping: AbortSignal
}

/** A failure that isn't recorded would look like a death of the process: insists until the database is back. */
const insistOnRecording = async (runner: Runner, reaction: Reaction, event: Envelope, error: unknown) => {
  const delay = growingDelay(100, 2_000)
  for (;;) {
    try {
      const failure = { reaction: reaction.name, eventId: event.id, error, now: runner.clock.now() }
      return await recordFailure(runner.database, failure)
    } catch (unrecorded) {
      if (runner.stopping.aborted) throw unrecorded
      await pause(delay.next(), runner.stopping)
    }
  }
}

const attempt = async (runner: Runner, reaction: Reaction, event: Envelope) => {
  try {
    await applyEvent(runner.database, reaction, event, runner.clock.now())
  } catch (error) {
    const outcome = await insistOnRecording(runner, reaction, event, error)
    const about = { err: error, reaction: reaction.name, event: event.id, type: event.type }
    if (outcome === 'dead') runner.log.error(about, 'a reaction failed too often: the event was put aside')
    else runner.log.warn(about, 'a reaction failed: it will try again')
  }
}

const buryPoison = async (runner: Runner, reaction: Reaction, event: Envelope, started: number) => {
  const reason = `the process died ${started} times while it handled this event`
  const letter = { reaction: reaction.name, eventId: event.id, reason, attempts: started, now: runner.clock.now() }
  await bury(runner.database, letter)
  runner.log.error({ reaction: reaction.name, event: event.id, type: event.type }, reason)
}

/**
 * One delivery of an event to a reaction, from whichever way it came. Resolves with 'settled' when the database
 * holds the outcome, with 'elsewhere' when somebody handles it at this moment; rejects when the database is away.
 */
export const handleEvent = async (
  runner: Runner,
  reaction: Reaction,
  event: Envelope,
): Promise<'settled' | 'elsewhere'> => {
  const key = `${reaction.name} ${event.id}`
  if (runner.inHand.has(key)) return 'elsewhere'
  const session = runner.claims.session()
  if (session === null) throw new Error('the database is away')
  runner.inHand.add(key)
  try {
    const claim = await claimEvent(session, reaction.name, event.id, runner.clock.now())
    if (claim.kind === 'settled' || claim.kind === 'elsewhere') return claim.kind
    try {
      if (claim.kind === 'poison') await buryPoison(runner, reaction, event, claim.started)
      else await attempt(runner, reaction, event)
    } finally {
      await releaseEvent(session, reaction.name, event.id)
    }
    return 'settled'
  } finally {
    runner.inHand.delete(key)
  }
}
