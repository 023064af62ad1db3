import { threadAnswered } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, newId } from '@ama/kernel'
import { checkBody } from '../rules/text.ts'
import { audienceOf, lockThread } from './find-thread.ts'
import { markRead } from './mark-read.ts'

export interface AnswerThread {
  readonly threadId: string
  readonly body: string
  readonly commandId?: string | null | undefined
}

/** Whoever may read a thread may answer it, solved or not; gives the answer's id. */
export const answerThread = (context: Context, input: AnswerThread): Promise<string> =>
  command(context, { name: 'answer-thread', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const thread = await lockThread(tx, actor, input.threadId)
    const body = accepted(checkBody(input.body))
    const id = newId()
    const authorId = actor.memberId
    await tx.answer.create({ data: { id, threadId: thread.id, authorId, body, createdAt: now } })
    await tx.thread.update({
      where: { id: thread.id },
      data: { answerCount: { increment: 1 }, lastAnswerId: id, lastActivityAt: now },
    })
    await markRead(tx, authorId, thread.id, now)
    await emit({
      definition: threadAnswered,
      subjectId: id,
      communityId: thread.communityId,
      audience: audienceOf(thread),
      data: { threadId: thread.id, answerId: id, authorId, establishmentId: actor.establishmentId },
    })
    return id
  })
