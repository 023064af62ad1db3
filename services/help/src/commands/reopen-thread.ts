import { threadReopened } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { forbidden } from '@ama/kernel'
import { mayReopen } from '../permissions.ts'
import { reopenThread as decide } from '../rules/solve-thread.ts'
import { audienceOf, lockThread } from './find-thread.ts'
import { markRead } from './mark-read.ts'

export interface ReopenThread {
  readonly threadId: string
  readonly commandId?: string | null | undefined
}

/** The solution did not hold; gives the thread's id. */
export const reopenThread = (context: Context, input: ReopenThread): Promise<string> =>
  command(context, { name: 'reopen-thread', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const thread = await lockThread(tx, actor, input.threadId)
    if (!mayReopen(actor, thread)) {
      throw forbidden('Seules la personne qui a posé la question et la référente réseau peuvent rouvrir le fil.')
    }
    if (decide(thread) === 'already') return thread.id
    await tx.thread.update({
      where: { id: thread.id },
      data: { solvedAt: null, solvingAnswerId: null, lastActivityAt: now },
    })
    await markRead(tx, actor.memberId, thread.id, now)
    await emit({
      definition: threadReopened,
      subjectId: thread.id,
      communityId: thread.communityId,
      audience: audienceOf(thread),
      data: { threadId: thread.id },
    })
    return thread.id
  })
