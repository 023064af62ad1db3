import type { Database } from '@ama/database'
import { definitionOf, type Envelope } from '@ama/events'
import type { Logger } from '@ama/kernel'
import { growingDelay, makeBell, pause } from '../connections/waiting.ts'
import { logHead, readLog } from './read-log.ts'

const batch = 500

export interface LogFollower {
  /** An event that arrived by a faster way: given on at once when it is the next, else the log is read. */
  offer(event: Envelope): void
  /** Something may have been placed. */
  look(): void
  stop(): Promise<void>
}

/** Gives every event placed from now on exactly once, in order; the log fills what the faster way missed. */
export const followLog = async (options: {
  database: Database
  log: Logger
  onEvents: (events: readonly Envelope[]) => void
  /** Milliseconds between looks when nothing says that there is something new. */
  pollEvery: number
}): Promise<LogFollower> => {
  const { database, log } = options
  const stopping = new AbortController()
  const bell = makeBell()
  let last = (await logHead(database)).position
  let reading = false
  let offered: Envelope[] = []

  const give = (events: readonly Envelope[]) => {
    last = BigInt(events.at(-1)?.position ?? last)
    const known = events.filter((event) => definitionOf(event.type) !== null)
    for (const event of events) {
      if (!known.includes(event)) log.warn({ type: event.type, position: event.position }, 'event of an unknown type')
    }
    if (known.length === 0 || stopping.signal.aborted) return
    try {
      options.onEvents(known)
    } catch (error) {
      log.error({ err: error, position: known[0]?.position }, 'a follower of the log failed')
    }
  }

  const giveOffered = () => {
    const events = offered
    offered = []
    if (!reading && BigInt(events[0]?.position ?? 0) === last + 1n) give(events)
    else bell.ring()
  }

  const readAll = async () => {
    reading = true
    try {
      let events: Envelope[]
      do {
        events = await readLog(database, { after: last, limit: batch })
        if (events.length > 0) give(events)
      } while (events.length === batch && !stopping.signal.aborted)
    } finally {
      reading = false
    }
  }

  const follow = async () => {
    const delay = growingDelay(50, 1_000)
    while (!stopping.signal.aborted) {
      await bell.wait(options.pollEvery, stopping.signal)
      if (stopping.signal.aborted) return
      try {
        await readAll()
        delay.reset()
      } catch (error) {
        log.debug({ err: error }, 'the log could not be read')
        bell.ring()
        await pause(delay.next(), stopping.signal)
      }
    }
  }

  const followed = follow()
  return {
    offer: (event) => {
      const position = BigInt(event.position)
      if (reading || position > last + BigInt(offered.length) + 1n) return bell.ring()
      if (position <= last + BigInt(offered.length)) return
      // What arrives together is given together.
      if (offered.push(event) === 1) queueMicrotask(giveOffered)
    },
    look: bell.ring,
    stop: async () => {
      stopping.abort()
      await followed
    },
  }
}
