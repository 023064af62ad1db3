import type { Database } from '@ama/database'
import type { Logger } from '@ama/kernel'
import type { KeptPostgres, PostgresSession } from '../connections/keep-postgres-session.ts'
import { growingDelay, makeBell, pause } from '../connections/waiting.ts'
import { logHead, readLog } from '../log/read-log.ts'
import { heardBy, type Reaction } from '../reactions/reaction.ts'
import { readCursor, saveCursor } from '../reactions/reaction-cursor.ts'
import type { Handler, Stoppable } from '../stream.ts'

const batch = 100

const takeReaction = async (session: PostgresSession, reaction: Reaction): Promise<boolean> => {
  const rows = await session.query<{ taken: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended('hub reaction ' || $1, 0)) AS taken",
    [reaction.name],
  )
  return rows[0]?.taken === true
}

const leaveReaction = async (session: PostgresSession, reaction: Reaction): Promise<void> => {
  const sql = "SELECT pg_advisory_unlock(hashtextextended('hub reaction ' || $1, 0))"
  // A lost session has left already.
  await session.query(sql, [reaction.name]).catch(() => undefined)
}

/** Reads the log for one reaction, from its cursor on. One process at a time does: an advisory lock decides which. */
export const consumeLog = (options: {
  database: Database
  log: Logger
  logId: string
  postgres: KeptPostgres
  reaction: Reaction
  handler: Handler
  pollEvery: number
}): Stoppable & { look(): void } => {
  const { database, log, logId, postgres, reaction, handler } = options
  const { ms: gathering, most: together } = reaction.gathers
  const stopping = new AbortController()
  const bell = makeBell()
  const failed = growingDelay(100, 2_000)
  let holder: PostgresSession | null = null
  let cursor: bigint | null = null

  const readToHead = async (from: bigint): Promise<bigint> => {
    const head = (await logHead(database)).position
    let reached = from
    while (reached < head && !stopping.signal.aborted && postgres.session() === holder) {
      const where = { AND: [heardBy(reaction), { position: { lte: head } }] }
      const events = await readLog(database, { after: reached, limit: batch, where })
      for (let first = 0; first < events.length; first += together) {
        if (stopping.signal.aborted) return reached
        const some = events.slice(first, first + together)
        await handler(some)
        reached = BigInt(some.at(-1)?.position ?? reached)
      }
      // When nothing was heard up to the head, only memory knows: looking again after a restart costs little.
      if (events.length > 0) await saveCursor(database, logId, reaction, reached)
      if (events.length < batch) reached = head
    }
    return reached
  }

  const round = async () => {
    const session = postgres.session()
    if (session !== null && session !== holder) {
      holder = (await takeReaction(session, reaction)) ? session : null
      cursor = null
    }
    if (holder !== null && session === holder) {
      cursor = await readToHead(cursor ?? (await readCursor(database, reaction)))
    }
    failed.reset()
    await bell.wait(options.pollEvery, stopping.signal)
    await pause(gathering, stopping.signal)
  }

  const read = async () => {
    while (!stopping.signal.aborted) {
      try {
        await round()
      } catch (error) {
        log.debug({ err: error, reaction: reaction.name }, 'the log could not be read')
        cursor = null
        await pause(failed.next(), stopping.signal)
      }
    }
    if (holder !== null && postgres.session() === holder) await leaveReaction(holder, reaction)
  }

  const reading = read()
  return {
    look: bell.ring,
    stop: async () => {
      stopping.abort()
      await reading
    },
  }
}
