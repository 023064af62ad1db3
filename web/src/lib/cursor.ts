import { storage } from './storage.ts'

const keyOf = (memberId: string) => `ama:cursor:${memberId}`

/** How far this browser has followed the activity, for a member. It survives reloads, so that nothing falls between. */
export const readCursor = (memberId: string): string | null => storage.read(keyOf(memberId))
export const keepCursor = (memberId: string, cursor: string): void => storage.write(keyOf(memberId), cursor)
export const forgetCursor = (memberId: string): void => storage.remove(keyOf(memberId))
