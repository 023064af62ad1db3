import { newId } from '@ama/kernel'
import { describe, expect, it } from 'vitest'
import { readCursor, writeCursor } from './cursor.ts'

const logId = newId()

describe('a cursor', () => {
  it('is read as the position it was written for', () => expect(readCursor(logId, writeCursor(logId, 42n))).toBe(42n))
  it('of another hub is not understood', () => expect(readCursor(logId, writeCursor(newId(), 42n))).toBeNull())
  it.each(['', 'x', '42', '%%%', Buffer.from(`${logId}:-1`).toString('base64url'), 'a'.repeat(5_000)])(
    'that is forged is not understood: %s',
    (cursor) => expect(readCursor(logId, cursor)).toBeNull(),
  )
})
