import type { Database } from '@ama/database'

const hour = 60 * 60 * 1000
const marking = new Set<string>()

/** Remembers roughly when a token was last used: at most one write an hour, and no request waits for it. */
export const markTokenUsed = (
  { pool }: Database,
  token: { readonly id: string; readonly lastUsedAt: Date | null },
  now: Date,
): void => {
  const { id, lastUsedAt } = token
  if ((lastUsedAt && now.getTime() - lastUsedAt.getTime() < hour) || marking.has(id)) return
  marking.add(id)
  pool
    .query('UPDATE personal_token SET last_used_at = $2 WHERE id = $1', [id, now])
    // Of no consequence: the next request tries again.
    .catch(() => {})
    .finally(() => marking.delete(id))
}
