import { command, type Context } from '@ama/graphql'
import { findThread } from './find-thread.ts'
import { markRead } from './mark-read.ts'

export interface MarkThreadRead {
  readonly threadId: string
  readonly commandId?: string | null | undefined
}

/** The viewer has read the thread as it stands; gives the thread's id. */
export const markThreadRead = (context: Context, input: MarkThreadRead): Promise<string> =>
  command(context, { name: 'mark-thread-read', commandId: input.commandId }, async (tx, { actor }) => {
    const thread = await findThread(tx, actor, input.threadId)
    await markRead(tx, actor.memberId, thread.id, thread.lastActivityAt)
    return thread.id
  })
