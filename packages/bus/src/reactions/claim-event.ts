import type { PostgresSession } from '../connections/keep-postgres-session.ts'

/** The process died this often while it handled the event: the event is at fault. */
const deadly = 3

/**
 * mine: this process handles it now, as the nth attempt · settled: applied, waiting for its time, or a dead letter ·
 * elsewhere: being handled at this moment · poison: it killed the process too often.
 */
export type Claim =
  | { readonly kind: 'mine' }
  | { readonly kind: 'settled' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'poison'; readonly started: number }

interface Standing extends Record<string, unknown> {
  applied: boolean
  dead: boolean
  started: number
  finished: number
  next: Date | null
}

const lock = "SELECT pg_try_advisory_lock(hashtextextended('hub delivery ' || $1 || ' ' || $2, 0)) AS got"
const unlock = "SELECT pg_advisory_unlock(hashtextextended('hub delivery ' || $1 || ' ' || $2, 0))"

const standing = `
  SELECT EXISTS (SELECT FROM inbox WHERE reaction = $1 AND event_id = $2::uuid) AS applied,
         EXISTS (SELECT FROM dead_letter WHERE reaction = $1 AND event_id = $2::uuid AND replayed_at IS NULL) AS dead,
         coalesce(delivery.started, 0) AS started, coalesce(delivery.finished, 0) AS finished,
         delivery.next_attempt_at AS next
  FROM (SELECT) AS always LEFT JOIN delivery ON delivery.reaction = $1 AND delivery.event_id = $2::uuid`

const start = `
  INSERT INTO delivery (reaction, event_id, started) VALUES ($1, $2::uuid, 1)
  ON CONFLICT (reaction, event_id) DO UPDATE SET started = delivery.started + 1, next_attempt_at = NULL`

const judge = (found: Standing | undefined, now: Date): Claim => {
  if (!found || found.applied || found.dead) return { kind: 'settled' }
  if (found.next !== null && found.next > now) return { kind: 'settled' }
  if (found.started - found.finished >= deadly) return { kind: 'poison', started: found.started }
  return { kind: 'mine' }
}

/**
 * Takes an event for a reaction, and counts the attempt before it begins: a process that dies leaves the count behind.
 * The lock lives as long as the connection, so what a dead process held is free at once.
 */
export const claimEvent = async (
  session: PostgresSession,
  reaction: string,
  eventId: string,
  now: Date,
): Promise<Claim> => {
  const key = [reaction, eventId]
  const [locked] = await session.query<{ got: boolean }>(lock, key)
  if (!locked?.got) return { kind: 'elsewhere' }
  try {
    const [found] = await session.query<Standing>(standing, key)
    const claim = judge(found, now)
    if (claim.kind === 'mine') await session.query(start, key)
    else if (claim.kind === 'settled') await releaseEvent(session, reaction, eventId)
    return claim
  } catch (error) {
    await releaseEvent(session, reaction, eventId)
    throw error
  }
}

/** Lets others take the event. A lost session holds nothing any more. */
export const releaseEvent = async (session: PostgresSession, reaction: string, eventId: string): Promise<void> => {
  await session.query(unlock, [reaction, eventId]).catch(() => undefined)
}
