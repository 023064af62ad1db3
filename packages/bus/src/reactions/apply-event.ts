import type { Database } from '@ama/database'
import type { Envelope } from '@ama/events'
import { emit } from '../log/emit.ts'
import type { Reaction } from './reaction.ts'

/** Longest effect of one event, in milliseconds. */
const timeout = 30_000

/** The effect, the inbox row that forbids a second one, and the end of the delivery: all or nothing. */
export const applyEvent = async (database: Database, reaction: Reaction, event: Envelope, now: Date): Promise<void> => {
  await database.prisma.$transaction(
    async (tx) => {
      const first = await tx.$executeRaw`
        INSERT INTO inbox (reaction, event_id, processed_at) VALUES (${reaction.name}, ${event.id}::uuid, ${now})
        ON CONFLICT DO NOTHING`
      if (first === 1) {
        const caused = {
          actorId: event.actorid,
          correlationId: event.correlationid,
          causationId: event.id,
          now,
          traceparent: event.traceparent,
        }
        await reaction.apply(tx, event, { now, emit: (next) => emit(tx, caused, next) })
      }
      await tx.$executeRaw`DELETE FROM delivery WHERE reaction = ${reaction.name} AND event_id = ${event.id}::uuid`
    },
    { timeout, maxWait: 10_000 },
  )
}
