import { isDatabaseUnavailable, type Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import type { Clock, Logger } from '@ama/kernel'
import type { KeptPostgres, PostgresSession } from '../connections/keep-postgres-session.ts'
import { growingDelay, pause } from '../connections/waiting.ts'
import { applyEvents } from './apply-events.ts'
import { type Claim, claimEvents, countAttempts, releaseEvents } from './claim-events.ts'
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
  /** Gives each its turn: of what may kill the process no two are tried at once, of whatever reactions. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  readonly stopping: AbortSignal
}

/**
 * A failure that isn't recorded would look like a death of the process: insists until the database is back. What the
 * database refuses is not asked again: the event comes back at once, as after a death.
 */
const insistOnRecording = async (runner: Runner, reaction: Reaction, event: Envelope, error: unknown) => {
  const delay = growingDelay(100, 2_000)
  for (;;) {
    try {
      const failure = { reaction: reaction.name, eventId: event.id, error, now: runner.clock.now() }
      return await recordFailure(runner.database, failure)
    } catch (unrecorded) {
      if (runner.stopping.aborted) throw unrecorded
      if (!isDatabaseUnavailable(unrecorded)) {
        const about = { err: unrecorded, reaction: reaction.name, event: event.id }
        runner.log.error(about, 'the failure of a reaction could not be recorded')
        return 'again'
      }
      await pause(delay.next(), runner.stopping)
    }
  }
}

const attempt = async (runner: Runner, reaction: Reaction, event: Envelope) => {
  try {
    await applyEvents(runner.database, reaction, [event], runner.clock.now())
  } catch (error) {
    const outcome = await insistOnRecording(runner, reaction, event, error)
    const about = { err: error, reaction: reaction.name, event: event.id, type: event.type }
    if (outcome === 'dead') runner.log.error(about, 'a reaction failed too often: the event was put aside')
    else runner.log.warn(about, 'a reaction failed: it will try again')
  }
}

/** In one transaction; when it fails, each in its own, so that only what is at fault fails. */
const attemptTogether = async (runner: Runner, reaction: Reaction, events: readonly Envelope[]) => {
  if (events.length > 1) {
    try {
      return await applyEvents(runner.database, reaction, events, runner.clock.now())
    } catch (error) {
      runner.log.debug({ err: error, reaction: reaction.name }, 'events could not be applied together')
    }
  }
  for (const event of events) await attempt(runner, reaction, event)
}

const buryPoison = async (runner: Runner, reaction: Reaction, event: Envelope, started: number) => {
  const reason = `the process died ${started} times while it handled this event`
  const letter = { reaction: reaction.name, eventId: event.id, reason, attempts: started, now: runner.clock.now() }
  await bury(runner.database, letter)
  runner.log.error({ reaction: reaction.name, event: event.id, type: event.type }, reason)
}

/** What a process died on may be what killed it: such an event is tried alone. */
const handleClaimed = async (
  runner: Runner,
  session: PostgresSession,
  reaction: Reaction,
  events: readonly Envelope[],
  claims: ReadonlyMap<string, Claim>,
) => {
  await attemptTogether(
    runner,
    reaction,
    events.filter(({ id }) => claims.get(id)?.kind === 'new'),
  )
  const attemptCounted = async (event: Envelope) => {
    await countAttempts(session, reaction.name, [event.id])
    await attempt(runner, reaction, event)
  }
  for (const event of events) {
    const claim = claims.get(event.id)
    if (claim?.kind === 'again') await attemptCounted(event)
    if (claim?.kind === 'suspect') await runner.alone(() => attemptCounted(event))
    if (claim?.kind === 'poison') await buryPoison(runner, reaction, event, claim.started)
  }
}

/** Names an event in the hands of a reaction. */
export const inHandKey = (reaction: string, eventId: string): string => `${reaction} ${eventId}`

/**
 * Deliveries of events to a reaction, from whichever way they came. Resolves with 'settled' when the database holds
 * the outcome of all, with 'elsewhere' when somebody handles one at this moment; rejects when the database is away.
 */
export const handleEvents = async (
  runner: Runner,
  reaction: Reaction,
  events: readonly Envelope[],
): Promise<'settled' | 'elsewhere'> => {
  const keyOf = ({ id }: Envelope) => inHandKey(reaction.name, id)
  const once = [...new Map(events.map((event) => [event.id, event])).values()]
  const mine = once.filter((event) => !runner.inHand.has(keyOf(event)))
  const session = runner.claims.session()
  if (session === null) throw new Error('the database is away')
  for (const event of mine) runner.inHand.add(keyOf(event))
  try {
    const ids = mine.map(({ id }) => id)
    const claims = await claimEvents(session, reaction.name, ids, runner.clock.now())
    const isElsewhere = (id: string) => claims.get(id)?.kind === 'elsewhere'
    try {
      await handleClaimed(runner, session, reaction, mine, claims)
    } finally {
      const held = ids.filter((id) => !isElsewhere(id) && claims.get(id)?.kind !== 'settled')
      await releaseEvents(session, reaction.name, held)
    }
    return mine.length < once.length || ids.some(isElsewhere) ? 'elsewhere' : 'settled'
  } finally {
    for (const event of mine) runner.inHand.delete(keyOf(event))
  }
}
