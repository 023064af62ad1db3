import { toEnvelope } from '../log/to-envelope.ts'
import { pause } from '../connections/waiting.ts'
import { handleEvents, inHandKey, type Runner } from './handle-events.ts'
import type { Reaction } from './reaction.ts'

const batch = 200

/** Deliveries whose time has come: failed ones, replayed dead letters, and what a dead process left. */
const readDue = (runner: Runner, reactions: readonly Reaction[]) =>
  runner.database.prisma.delivery.findMany({
    where: {
      reaction: { in: reactions.map((reaction) => reaction.name) },
      OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: runner.clock.now() } }],
    },
    orderBy: { nextAttemptAt: 'asc' },
    take: batch,
  })

const retryDue = async (runner: Runner, reactions: readonly Reaction[]) => {
  // What this process has begun stands there too: it is in hand before it is written there, and until it is gone.
  const begun = new Set(runner.inHand)
  const due = (await readDue(runner, reactions)).filter(({ reaction, eventId }) => {
    const key = inHandKey(reaction, eventId)
    return !begun.has(key) && !runner.inHand.has(key)
  })
  if (due.length === 0) return
  const rows = await runner.database.prisma.event.findMany({ where: { id: { in: due.map((row) => row.eventId) } } })
  const events = new Map(rows.map((row) => [row.id, toEnvelope(row)]))
  const retryOf = async (reaction: Reaction) => {
    for (const { eventId } of due.filter((row) => row.reaction === reaction.name)) {
      const event = events.get(eventId)
      if (event && !runner.stopping.aborted) await handleEvents(runner, reaction, [event])
    }
  }
  // One reaction's slow retries don't hold up another's.
  await Promise.all(reactions.map(retryOf))
}

/** Tries again what is due, looking every `pollEvery` milliseconds, until the runner stops. */
export const retryDeliveries = async (
  runner: Runner,
  reactions: readonly Reaction[],
  pollEvery: number,
): Promise<void> => {
  while (!runner.stopping.aborted) {
    try {
      await retryDue(runner, reactions)
    } catch (error) {
      runner.log.debug({ err: error }, 'due deliveries could not be tried')
    }
    await pause(pollEvery, runner.stopping)
  }
}
