import { Prisma } from '@ama/database'
import type { Envelope } from '@ama/events'
import { pause } from '../connections/waiting.ts'
import { toEnvelope } from '../log/to-envelope.ts'
import { handleEvents, inHandKey, type Runner } from './handle-events.ts'
import type { Reaction } from './reaction.ts'

/** Of either kind. */
const batch = 200

interface Due {
  readonly reaction: string
  readonly eventId: string
}

/**
 * Deliveries whose time has come: first those without a time (replayed dead letters, and what a dead process left), then
 * failed ones, the longest due first. What is not in the log can't be tried. Two questions, each answered by the index: it
 * has those without a time last.
 */
const readDue = (runner: Runner, reactions: readonly Reaction[]): Promise<Due[]> => {
  const names = reactions.map(({ name }) => name)
  const ofThese = Prisma.sql`
    SELECT reaction, event_id AS "eventId" FROM delivery
     CROSS JOIN LATERAL (SELECT FROM event_log WHERE id = event_id LIMIT 1) AS known
     WHERE reaction = ANY (${names}::text[])`
  return runner.database.prisma.$queryRaw<Due[]>`
    (${ofThese} AND next_attempt_at IS NULL LIMIT ${batch})
    UNION ALL
    (${ofThese} AND next_attempt_at <= ${runner.clock.now()}::timestamptz ORDER BY next_attempt_at LIMIT ${batch})`
}

const readEvents = async (runner: Runner, ids: readonly string[]): Promise<ReadonlyMap<string, Envelope>> => {
  const rows = await runner.database.prisma.event.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, toEnvelope(row)]))
}

/** What is due of these reactions, and in nobody's hand. */
const findDue = async (runner: Runner, reactions: readonly Reaction[]): Promise<Map<Reaction, Envelope[]>> => {
  // What this process has begun stands there too: it is in hand before it is written there, and until it is gone.
  const begun = new Set(runner.inHand)
  const due = (await readDue(runner, reactions)).filter(({ reaction, eventId }) => {
    const key = inHandKey(reaction, eventId)
    return !begun.has(key) && !runner.inHand.has(key)
  })
  if (due.length === 0) return new Map()
  const events = await readEvents(
    runner,
    due.map(({ eventId }) => eventId),
  )
  const of = ({ name }: Reaction) =>
    due.filter(({ reaction }) => reaction === name).flatMap(({ eventId }) => events.get(eventId) ?? [])
  return new Map(reactions.map((reaction) => [reaction, of(reaction)]))
}

const retry = async (runner: Runner, reaction: Reaction, events: readonly Envelope[]) => {
  try {
    for (const event of events) if (!runner.stopping.aborted) await handleEvents(runner, reaction, [event])
  } catch (error) {
    runner.log.debug({ err: error, reaction: reaction.name }, 'due deliveries could not be tried')
  }
}

/**
 * Tries again what is due, looking every `pollEvery` milliseconds, until the runner stops. Each reaction goes at its own
 * pace, and while it does nothing more is looked up for it: the slow retries of one, however many, hold up no other.
 */
export const retryDeliveries = async (
  runner: Runner,
  reactions: readonly Reaction[],
  pollEvery: number,
): Promise<void> => {
  const retrying = new Map<Reaction, Promise<void>>()
  while (!runner.stopping.aborted) {
    try {
      const idle = reactions.filter((reaction) => !retrying.has(reaction))
      for (const [reaction, events] of await findDue(runner, idle)) {
        if (events.length === 0) continue
        const done = retry(runner, reaction, events).then(() => void retrying.delete(reaction))
        retrying.set(reaction, done)
      }
    } catch (error) {
      runner.log.debug({ err: error }, 'due deliveries could not be looked up')
    }
    await pause(pollEvery, runner.stopping)
  }
  await Promise.all(retrying.values())
}
