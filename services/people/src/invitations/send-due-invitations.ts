import type { Database } from '@ama/database'
import type { Clock, Logger } from '@ama/kernel'
import { describeError } from '../auth/describe-error.ts'
import { findInvitation, type FoundInvitation } from './find-invitation.ts'

const minute = 60 * 1000
/** After these attempts, a day and a half in all, the relay will not take it any more. */
const attemptsAtMost = 12

interface Claimed {
  readonly id: string
  readonly attempts: number
}

/**
 * Takes the next that is due out of the others' reach for a while that grows: 1, 2, 4 … minutes, then 6 hours. One alone:
 * of several, the last would wait for all mails before it, and be due again for another process meanwhile.
 */
const claim = async ({ pool }: Database, now: Date): Promise<Claimed | undefined> => {
  const { rows } = await pool.query<Claimed>(
    `UPDATE invitation
        SET attempts = attempts + 1, next_attempt_at = $1::timestamptz + least(interval '1 minute' * 2 ^ attempts, '6 hours')
      WHERE id IN (SELECT id FROM invitation WHERE next_attempt_at <= $1
                    ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, attempts`,
    [now],
  )
  return rows[0]
}

/**
 * Sends the invitations that are due; those that fail come again later. Several processes share the work. A process
 * that dies between the sending and the note of it sends that letter twice.
 */
export const sendDueInvitations = async (
  parts: { database: Database; clock: Clock; log: Logger; stopping: AbortSignal },
  send: (invitation: FoundInvitation) => Promise<void>,
): Promise<void> => {
  const { database, clock, log, stopping } = parts
  const update = (id: string, data: { sentAt?: Date; nextAttemptAt: null }) =>
    database.prisma.invitation.update({ where: { id }, data })
  while (!stopping.aborted) {
    const due = await claim(database, clock.now())
    if (!due) return
    const { id, attempts } = due
    try {
      await send(await findInvitation(database, id))
      await update(id, { sentAt: clock.now(), nextAttemptAt: null })
    } catch (error) {
      log.warn({ ...describeError(error), invitation: id, attempts }, 'an invitation could not be sent')
      if (attempts >= attemptsAtMost) await update(id, { nextAttemptAt: null })
    }
  }
}

/** Milliseconds between looks for what failed before, or was written while no event came. */
export const invitationsEvery = minute / 2
