import type { Thread, Transaction } from '@ama/database'
import { forbidden, notFound, type Actor } from '@ama/kernel'
import { mayRead } from '../permissions.ts'

const unknownThread = () => notFound('Ce fil n’existe pas ou n’existe plus.')
const closedThread = () => forbidden('Ce fil est réservé aux membres de sa communauté.')

/** The thread that a member may read; refuses an unknown one and one of another community. */
export const readable = (actor: Actor, thread: Thread | null): Thread => {
  if (!thread) throw unknownThread()
  if (!mayRead(actor, thread)) throw closedThread()
  return thread
}

/** The thread, its row locked until the end of the transaction: who decides on it waits for the others. */
export const lockThread = async (tx: Transaction, actor: Actor, threadId: string): Promise<Thread> => {
  await tx.$queryRaw`SELECT 1 FROM thread WHERE id = ${threadId}::uuid FOR UPDATE`
  return findThread(tx, actor, threadId)
}

/** The thread as it is now. */
export const findThread = async (tx: Transaction, actor: Actor, threadId: string): Promise<Thread> =>
  readable(actor, await tx.thread.findUnique({ where: { id: threadId } }))

/** Who may see what happens in it. */
export const audienceOf = (thread: { openToNetwork: boolean }): 'network' | 'community' =>
  thread.openToNetwork ? 'network' : 'community'
