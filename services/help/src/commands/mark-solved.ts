import { threadSolved } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, forbidden } from '@ama/kernel'
import { mayMarkSolved } from '../permissions.ts'
import { solveThread } from '../rules/solve-thread.ts'
import { audienceOf, lockThread } from './find-thread.ts'
import { markRead } from './mark-read.ts'

export interface MarkSolved {
  readonly threadId: string
  readonly answerId: string
  readonly commandId?: string | null | undefined
}

/** The thread is solved, by that answer; gives the thread's id. */
export const markSolved = (context: Context, input: MarkSolved): Promise<string> =>
  command(context, { name: 'mark-solved', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const thread = await lockThread(tx, actor, input.threadId)
    if (!mayMarkSolved(actor, thread)) {
      throw forbidden('Seules la personne qui a posé la question et la référente réseau peuvent marquer le fil résolu.')
    }
    const answer = await tx.answer.findUnique({ where: { id: input.answerId } })
    if (accepted(solveThread(thread, answer)) === 'already' || !answer) return thread.id
    await tx.thread.update({
      where: { id: thread.id },
      data: { solvedAt: now, solvingAnswerId: answer.id, lastActivityAt: now },
    })
    await markRead(tx, actor.memberId, thread.id, now)
    await emit({
      definition: threadSolved,
      subjectId: thread.id,
      communityId: thread.communityId,
      audience: audienceOf(thread),
      data: { threadId: thread.id, answerId: answer.id, answerAuthorId: answer.authorId },
    })
    return thread.id
  })
