import { isDatabaseUnavailable, isWithoutConnection, Prisma, type Database, type Transaction } from '@ama/database'
import type { Envelope } from '@ama/events'
import { emit } from '../log/emit.ts'
import { transact } from '../log/transact.ts'
import type { Heard, Reaction } from './reaction.ts'

/** Longest effect of events that are applied together, in milliseconds. */
const timeout = 30_000

/**
 * The inbox rows that forbid second effects, and the end of the deliveries; `entered` has the events that had none yet.
 * What doesn't stand in the log has none: a stream may still bring what happened after the backup that was restored since.
 */
const entering = (reaction: Reaction, events: readonly Envelope[], now: Date): Prisma.Sql => {
  const ids = events.map(({ id }) => id)
  return Prisma.sql`
    WITH ended AS (
      DELETE FROM delivery WHERE reaction = ${reaction.name} AND event_id = ANY (${ids}::uuid[])
    ), entered AS (
      INSERT INTO inbox (reaction, event_id, processed_at)
      SELECT ${reaction.name}, id, ${now}::timestamptz FROM event_log WHERE id = ANY (${ids}::uuid[])
      ON CONFLICT DO NOTHING RETURNING event_id
    )`
}

/** The database was away before any effect began: that is no failure of theirs. */
export class NotBegun extends Error {
  override readonly name = 'NotBegun'

  constructor(cause: unknown) {
    super('the database is away', { cause })
  }
}

/** Tells a database that was away from the start from one that was lost, perhaps by the effect itself. */
const orNotBegun = async (work: Promise<unknown>, hasNotBegun: (error: unknown) => boolean): Promise<void> => {
  try {
    await work
  } catch (error) {
    throw hasNotBegun(error) ? new NotBegun(error) : error
  }
}

/**
 * The effects, with the inbox rows and the end of the deliveries: all or nothing.
 * @throws NotBegun when the database is away.
 */
export const applyEvents = async (
  database: Database,
  reaction: Reaction,
  events: readonly Envelope[],
  now: Date,
): Promise<void> => {
  const { effect } = reaction
  const enter = entering(reaction, events, now)
  if ('statement' in effect) {
    const statement = effect.statement(events)
    return orNotBegun(database.prisma.$executeRaw`${enter} ${statement}`, isWithoutConnection)
  }
  let begun = false
  const applyAll = async (tx: Transaction) => {
    begun = true
    const entered = await tx.$queryRaw<{ event_id: string }[]>`${enter} SELECT event_id FROM entered`
    const first = new Set(entered.map((row) => row.event_id))
    const heard = events
      .filter(({ id }) => first.has(id))
      .map((event): Heard => {
        const caused = {
          actorId: event.actorid,
          correlationId: event.correlationid,
          causationId: event.id,
          now,
          traceparent: event.traceparent,
        }
        return { event, context: { now, emit: (next) => emit(tx, caused, next) } }
      })
    if (heard.length > 0) await effect.apply(tx, heard)
  }
  const limits = { timeout, maxWait: 10_000 }
  await orNotBegun(transact(database, applyAll, limits), (error) => !begun && isDatabaseUnavailable(error))
}
