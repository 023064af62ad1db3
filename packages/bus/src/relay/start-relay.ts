import { beginNewLog, type Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import type { Logger } from '@ama/kernel'
import { keepPostgresSession, type PostgresSession } from '../connections/keep-postgres-session.ts'
import { growingDelay, makeBell, pause } from '../connections/waiting.ts'
import type { Stoppable, Stream } from '../stream.ts'
import { logHead } from '../log/read-log.ts'
import { hasLostItsEnd } from './has-lost-its-end.ts'
import { markPublished } from './place-events.ts'
import { type Leadership, type Relayed, relayOnce, relayPlaced } from './relay-once.ts'
import { addRelay, writtenChannel } from './wake-relay.ts'

/** Milliseconds until it looks though nothing was said to have been written. */
const slowPoll = 1_000
const standBy = 500
/** Milliseconds until it looks again whether an older transaction has ended: nobody tells. */
const longestHeldBack = 10
/** Milliseconds until what was published is written down, unless something else is written first: then with it. */
const writeDownAfter = 200
/** Longest rest, in milliseconds: what is slow is not to be slower still. */
const longestRest = 100
/** Milliseconds after a first failure. */
const firstDelay = 100

/** Of the log for which the stream was opened: nobody leads on one that has taken its place. */
const becomeLeader = async (session: PostgresSession, logId: string): Promise<Leadership | null> => {
  const [row] = await session.query<{ leads: boolean; published: string }>(
    "SELECT pg_try_advisory_lock(hashtextextended('hub relay', 0)) AS leads, published FROM log_head WHERE log_id = $1",
    [logId],
  )
  return row?.leads ? { session, logId, doubtful: true, published: BigInt(row.published) } : null
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
  const { logId } = await logHead(options.database)
  const stopping = new AbortController()
  const bell = makeBell()
  /** Of commands of this process, not yet published. */
  let placed: Envelope[] = []
  /** When it looks into the log, on the clock of `performance`. */
  let lookAt = 0
  const look = () => {
    lookAt = 0
    bell.ring()
  }
  const postgres = keepPostgresSession({
    url: options.database.url,
    name: 'hub relay',
    log,
    // Positions that a crash of the database forgets are given again, and the same: their order stands in the events.
    setUp: [`LISTEN ${writtenChannel}`, 'SET synchronous_commit = off'],
    onSession: look,
    onNotification: look,
  })
  const heldBack = growingDelay(1, longestHeldBack)
  const failed = growingDelay(firstDelay, 1_000)
  let leadership: Leadership | null = null
  const forget = addRelay(options.database, (events) => {
    const leads = leadership !== null && leadership.session === postgres.session()
    if (leads && events.length > 0) {
      placed.push(...events)
      bell.ring()
    } else {
      look()
    }
    return leads
  })

  /** Whoever finds that the end of the log was lost makes a new log of what is left, which this relay knows nothing of. */
  const takeLead = async (session: PostgresSession): Promise<Leadership | null> => {
    const leading = await becomeLeader(session, logId)
    if (leading === null) return null
    let holds = false
    try {
      holds = !(await hasLostItsEnd(session, stream))
      if (!holds) await session.query(beginNewLog)
    } finally {
      if (!holds) await giveUpLead(leading)
    }
    if (holds) log.info('this relay leads')
    else log.error('the database lacks events that were told of: what is left of the log is a new one')
    return holds ? leading : null
  }

  /** Gives how many it published. */
  const publishPlaced = async (leading: Leadership): Promise<number> => {
    const events = placed
    if (events.length === 0) return 0
    placed = []
    const published = await relayPlaced(leading, stream, events)
    lookAt = published === null ? 0 : Math.min(lookAt, performance.now() + writeDownAfter)
    return published ?? 0
  }

  /** When it is time to; else null. */
  const lookIntoLog = async (leading: Leadership): Promise<Relayed | null> => {
    if (performance.now() < lookAt) return null
    lookAt = Infinity
    const done = await relayOnce(leading, stream)
    const again = done.full || done.heldBack ? 0 : done.published > 0 ? writeDownAfter : lookEvery
    lookAt = Math.min(lookAt, performance.now() + again)
    return done
  }

  const round = async () => {
    const session = postgres.session()
    if (session === null) return bell.wait(lookEvery, stopping.signal)
    if (leadership?.session !== session) {
      leadership = null
      leadership = await takeLead(session)
    }
    if (leadership === null) return pause(standBy, stopping.signal)
    const since = performance.now()
    const told = await publishPlaced(leadership)
    const looked = await lookIntoLog(leadership)
    failed.reset()
    if (looked?.full) return
    if (looked?.heldBack) return pause(heldBack.next(), stopping.signal)
    if (looked) heldBack.reset()
    // Where several come, half of the time is the writers', and what they write meanwhile is relayed together.
    const published = told + (looked?.published ?? 0)
    if (published > 1) await pause(Math.min(performance.now() - since, longestRest), stopping.signal)
    return bell.wait(Math.max(lookAt - performance.now(), 0), stopping.signal)
  }

  const relay = async () => {
    while (!stopping.signal.aborted) {
      try {
        await round()
      } catch (error) {
        lookAt = 0
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
      // Who leads next need not publish it again.
      if (leadership) await markPublished(leadership.session, leadership).catch(() => undefined)
      await postgres.close()
    },
  }
}
