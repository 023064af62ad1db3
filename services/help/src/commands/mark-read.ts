import type { Transaction } from '@ama/database'

/** The member has seen the thread up to `readAt`; a later mark is never taken back. */
export const markRead = async (tx: Transaction, memberId: string, threadId: string, readAt: Date): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO thread_read (member_id, thread_id, read_at) VALUES (${memberId}::uuid, ${threadId}::uuid, ${readAt})
    ON CONFLICT (member_id, thread_id) DO UPDATE SET read_at = greatest(thread_read.read_at, excluded.read_at)`
}
