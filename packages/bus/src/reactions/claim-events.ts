import type { PostgresSession } from '../connections/keep-postgres-session.ts'

/** The process died this often while it handled the event: the event is at fault. */
const deadly = 3

/**
 * new: nobody tried it before · again: it failed before · suspect: a process died while it handled it · settled: applied,
 * waiting for its time, or a dead letter · elsewhere: being handled at this moment · poison: it killed the process too often.
 */
export type Claim =
  | { readonly kind: 'new' | 'again' | 'suspect' | 'settled' | 'elsewhere' }
  | { readonly kind: 'poison'; readonly started: number }

interface Standing extends Record<string, unknown> {
  id: string
  got: boolean
  settled: boolean
  started: number
  finished: number
  next: Date | null
}

/**
 * The inbox has the last word: what others commit between the look and the lock is not applied again. Everything is
 * looked up event by event (LATERAL, LIMIT): PostgreSQL would rather read all that a reaction ever handled, or all rows
 * of `delivery`, of which nearly all are dead.
 */
const look = `
  SELECT asked.id, pg_try_advisory_lock(hashtextextended('hub delivery ' || $1 || ' ' || asked.id, 0)) AS got,
         handled.event_id IS NOT NULL OR dead.event_id IS NOT NULL AS settled,
         coalesce(begun.started, 0) AS started, coalesce(begun.finished, 0) AS finished, begun.next_attempt_at AS next
    FROM unnest($2::uuid[]) AS asked (id)
    LEFT JOIN LATERAL (SELECT event_id FROM inbox WHERE reaction = $1 AND event_id = asked.id LIMIT 1) AS handled ON true
    LEFT JOIN LATERAL (SELECT event_id FROM dead_letter
                        WHERE reaction = $1 AND event_id = asked.id AND replayed_at IS NULL LIMIT 1) AS dead ON true
    LEFT JOIN LATERAL (SELECT started, finished, next_attempt_at FROM delivery
                        WHERE reaction = $1 AND event_id = asked.id LIMIT 1) AS begun ON true`

const start = `
  INSERT INTO delivery (reaction, event_id, started) SELECT $1, id, 1 FROM event_log WHERE id = ANY ($2::uuid[])
  ON CONFLICT (reaction, event_id) DO UPDATE SET started = delivery.started + 1, next_attempt_at = NULL`

const unlock = `
  SELECT pg_advisory_unlock(hashtextextended('hub delivery ' || $1 || ' ' || id, 0)) FROM unnest($2::uuid[]) AS asked (id)`

const judge = (found: Standing, now: Date): Claim => {
  if (!found.got) return { kind: 'elsewhere' }
  if (found.settled || (found.next !== null && found.next > now)) return { kind: 'settled' }
  if (found.started - found.finished >= deadly) return { kind: 'poison', started: found.started }
  if (found.started > found.finished) return { kind: 'suspect' }
  return { kind: found.started === 0 ? 'new' : 'again' }
}

/** Counts attempts right before they begin: a process that dies leaves the count behind. Events that are not in the log have none. */
export const countAttempts = async (
  session: PostgresSession,
  reaction: string,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length > 0) await session.query(start, [reaction, ids])
}

/**
 * Takes events for a reaction. New ones are tried together, so they are counted here; the others one by one, each when
 * its turn comes: what waits behind one that kills the process was not tried.
 * The locks live as long as the connection, so what a dead process held is free at once.
 */
export const claimEvents = async (
  session: PostgresSession,
  reaction: string,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Claim>> => {
  const found = await session.query<Standing>(look, [reaction, ids])
  const claims = new Map(found.map((standing) => [standing.id, judge(standing, now)]))
  const of = (...kinds: Claim['kind'][]) => ids.filter((id) => kinds.includes(claims.get(id)?.kind ?? 'elsewhere'))
  try {
    await countAttempts(session, reaction, of('new'))
    await releaseEvents(session, reaction, of('settled'))
    return claims
  } catch (error) {
    await releaseEvents(session, reaction, of('new', 'again', 'suspect', 'settled', 'poison'))
    throw error
  }
}

/** Lets others take the events. A lost session holds nothing any more. */
export const releaseEvents = async (
  session: PostgresSession,
  reaction: string,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length > 0) await session.query(unlock, [reaction, ids]).catch(() => undefined)
}
