import { keepCursor, readCursor } from '../../lib/cursor.ts'

let at: { memberId: string; cursor: string } | null = null

/**
 * How far this page has followed the activity, or at first the cursor that this browser keeps for the member; null
 * when it keeps none. Another tab may be further: that is its own.
 */
export const takeUpCursor = (memberId: string): string | null => {
  if (at?.memberId === memberId) return at.cursor
  const cursor = readCursor(memberId)
  at = cursor ? { memberId, cursor } : null
  return cursor
}

export const moveCursor = (memberId: string, cursor: string): void => {
  at = { memberId, cursor }
  keepCursor(memberId, cursor)
}
