import type { Database } from '@ama/database'
import { newId } from '@ama/kernel'
import { NotBegun } from './apply-events.ts'

/** Failures after which an event is put aside. */
export const attemptsAllowed = 8

const longest = 10 * 60_000

/** Milliseconds to wait after the nth failure: 1 s, 2 s, 4 s … at most 10 minutes. */
export const delayAfter = (failures: number): number => Math.min(1_000 * 2 ** (failures - 1), longest)

/** Why it failed, short, without the values that a database error may quote nor the NUL that PostgreSQL keeps in no text. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const lastLine = error.message.trim().split('\n').at(-1)?.trim() ?? ''
  return `${error.name}${code}: ${lastLine}`.replaceAll('\0', '').slice(0, 300)
}

/** Puts an event aside for a reaction: the others go on. */
export const bury = async (
  database: Database,
  letter: { reaction: string; eventId: string; reason: string; attempts: number; now: Date },
): Promise<void> => {
  const { reaction, eventId, reason, attempts, now } = letter
  await database.prisma.$transaction([
    database.prisma.delivery.deleteMany({ where: { reaction, eventId } }),
    database.prisma.deadLetter.create({ data: { id: newId(), reaction, eventId, reason, attempts, diedAt: now } }),
  ])
}

/**
 * Remembers a failed attempt: another one later, or none any more. One that could not begin is none. Nothing is
 * remembered of what the log doesn't have, or what was applied all the same.
 */
export const recordFailure = async (
  database: Database,
  failure: { reaction: string; eventId: string; error: unknown; now: Date },
): Promise<'again' | 'dead'> => {
  const { reaction, eventId, now } = failure
  const reason = describeError(failure.error)
  const uncounted = failure.error instanceof NotBegun ? 1 : 0
  const before = await database.prisma.delivery.findUnique({ where: { reaction_eventId: { reaction, eventId } } })
  const failures = (before?.finished ?? 0) + 1 - uncounted
  if (failures >= attemptsAllowed) {
    await bury(database, { reaction, eventId, reason, attempts: failures, now })
    return 'dead'
  }
  const nextAttemptAt = new Date(now.getTime() + delayAfter(Math.max(failures, 1)))
  // A crash of the database may have forgotten that it began.
  await database.prisma.$executeRaw`
    INSERT INTO delivery (reaction, event_id, started, finished, last_error, next_attempt_at)
    SELECT ${reaction}, id, ${failures}, ${failures}, ${reason}, ${nextAttemptAt} FROM event_log
     WHERE id = ${eventId}::uuid
       AND NOT EXISTS (SELECT FROM inbox WHERE reaction = ${reaction} AND event_id = ${eventId}::uuid)
    ON CONFLICT (reaction, event_id) DO UPDATE
       SET started = greatest(delivery.started - ${uncounted}, excluded.finished), finished = excluded.finished,
           last_error = excluded.last_error, next_attempt_at = excluded.next_attempt_at`
  return 'again'
}
