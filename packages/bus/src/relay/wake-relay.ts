import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'

/** How a relay of another process hears; also for whoever writes into the log by SQL. */
export const writtenChannel = 'hub_event_written'

/** Waits for no disk: until such a transaction has committed, no other that notifies on the same server can. */
const notify = `SET LOCAL synchronous_commit TO off; SELECT pg_notify('${writtenChannel}', '')`

type Pool = Database['pool']

type Ring = (placed: readonly Envelope[]) => boolean

const relays = new WeakMap<Pool, Set<Ring>>()
/** Whose NOTIFY is under way, and whether something was written since it was sent. */
const notifying = new WeakMap<Pool, { again: boolean }>()

const notifyOthers = async (pool: Pool): Promise<void> => {
  const running = notifying.get(pool)
  if (running) {
    running.again = true
    return
  }
  const state = { again: true }
  notifying.set(pool, state)
  while (state.again) {
    state.again = false
    // A relay that hears nothing looks by itself a second later.
    await pool.query(notify).catch(() => undefined)
  }
  notifying.delete(pool)
}

/** `ring` wakes a relay of this process and tells whether it leads. Returns how to take it away. */
export const addRelay = ({ pool }: Database, ring: Ring): (() => void) => {
  const mine = relays.get(pool) ?? new Set()
  relays.set(pool, mine.add(ring))
  return () => void mine.delete(ring)
}

/**
 * Tells the relay, once they are committed, that events were written: by a call when it leads in this process, else by
 * NOTIFY. Never within their transaction: PostgreSQL lets one that notifies commit only when the one before it is on
 * the disk, so all commands of a hub would wait for one another. Those that have their place already are given along, in
 * order, all or none.
 */
export const wakeRelay = ({ pool }: Database, placed: readonly Envelope[] = []): void => {
  const leads = [...(relays.get(pool) ?? [])].some((ring) => ring(placed))
  if (!leads) void notifyOthers(pool)
}
