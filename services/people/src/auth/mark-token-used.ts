import { gathered, type Database } from '@ama/database'
import type { Clock } from '@ama/kernel'

const hour = 60 * 60 * 1000

/** Remembers roughly when a token was last used: at most one write an hour, and no request waits for it. */
export const createMarkTokenUsed = ({ pool }: Database, clock: Clock) => {
  const marking = new Set<string>()
  const mark = gathered<string, null>(async (ids) => {
    await pool.query('UPDATE personal_token SET last_used_at = $2 WHERE id = ANY ($1::uuid[])', [ids, clock.now()])
    return ids.map(() => null)
  }, 1_000)
  return ({ id, lastUsedAt }: { readonly id: string; readonly lastUsedAt: Date | null }): void => {
    if ((lastUsedAt && clock.now().getTime() - lastUsedAt.getTime() < hour) || marking.has(id)) return
    marking.add(id)
    mark(id)
      // Of no consequence: the next request tries again.
      .catch(() => {})
      .finally(() => marking.delete(id))
  }
}
