import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import { keepPostgresSession, type PostgresSession } from '../connections/keep-postgres-session.ts'
import { growingDelay, makeBell, pause } from '../connections/waiting.ts'
import type { Stoppable, Stream } from '../stream.ts'
import { type Leadership, relayOnce, writeDownPublished } from './relay-once.ts'
import { addRelay, writtenChannel } from './wake-relay.ts'

/** Milliseconds until it looks though nothing was said to have been written. */
const slowPoll = 1_000
const standBy = 500
/** Milliseconds until it looks again whether an older transaction has ended: nobody tells. */
const longestHeldBack = 10
/** Milliseconds until what was published is written down, unless something else is written first: then with it. */
const writeDownAfter = 50
/** Longest rest, in milliseconds: what is slow is not to be slower still. */
const longestRest = 100
/** Milliseconds after a first failure. */
const firstDelay = 100

const becomeLeader = async (session: PostgresSession): Promise<Leadership | null> => {
  const rows = await session.query<{ leads: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended('hub relay', 0)) AS leads",
  )
  return rows[0]?.leads ? { session, doubtful: true, published: null } : null
}

/** Lets another try. */
const giveUpLead = async ({ session }: Leadership): Promise<void> => {
  await session.query("SELECT pg_advisory_unlock(hashtextextended('hub relay', 0))").catch(() => undefined)
}

/**
 * Carries committed events to the stream, in one order for everybody. Of all relays on a database one leads, by an
 * advisory lock on its own connection: when that is lost, so is the lead, and whichever comes first takes it. One that
 * fails twice in a row, because the stream is out of its reach, gives the lead up.
 */
export const startRelay = async (options: {
  database: Database
  stream: Stream
  log: Logger
  lookEvery?: number
}): Promise<Stoppable> => {
  const { stream, log, lookEvery = slowPoll } = options
  const stopping = new AbortController()
  const bell = makeBell()
  const postgres = keepPostgresSession({
    url: options.database.url,
    name: 'hub relay',
    log,
    // Positions that a crash of the database forgets are given again, and the same: their order stands in the events.
    setUp: [`LISTEN ${writtenChannel}`, 'SET synchronous_commit = off'],
    onSession: bell.ring,
    onNotification: bell.ring,
  })
  const heldBack = growingDelay(1, longestHeldBack)
  const failed = growingDelay(firstDelay, 1_000)
  let leadership: Leadership | null = null
  const forget = addRelay(options.database, () => {
    bell.ring()
    return leadership !== null
  })

  const round = async () => {
    const session = postgres.session()
    if (session === null) return bell.wait(lookEvery, stopping.signal)
    if (leadership?.session !== session) {
      leadership = await becomeLeader(session)
      if (leadership) log.info('this relay leads')
    }
    if (leadership === null) return pause(standBy, stopping.signal)
    const since = performance.now()
    const done = await relayOnce(leadership, stream)
    failed.reset()
    if (done.full) return
    if (done.heldBack) return pause(heldBack.next(), stopping.signal)
    heldBack.reset()
    // Where several come, half of the time is the writers', and what they write meanwhile is relayed together.
    if (done.placed > 1) await pause(Math.min(performance.now() - since, longestRest), stopping.signal)
    return bell.wait(done.placed > 0 ? writeDownAfter : lookEvery, stopping.signal)
  }

  const relay = async () => {
    while (!stopping.signal.aborted) {
      try {
        await round()
      } catch (error) {
        const delay = failed.next()
        if (delay === firstDelay) {
          log.warn({ err: error }, 'events could not be relayed; trying again')
          await pause(delay, stopping.signal)
          continue
        }
        if (leadership) await giveUpLead(leadership)
        leadership = null
        // Long enough for one that stands by to come first.
        await pause(delay + standBy, stopping.signal)
      }
    }
  }

  const relayed = relay()
  return {
    stop: async () => {
      forget()
      stopping.abort()
      await relayed
      if (leadership) await writeDownPublished(leadership).catch(() => undefined)
      await postgres.close()
    },
  }
}
