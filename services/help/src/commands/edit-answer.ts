import { answerEdited } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, conflict, forbidden, notFound } from '@ama/kernel'
import { mayEditAnswer } from '../permissions.ts'
import { checkBody } from '../rules/text.ts'
import { audienceOf, lockThread } from './find-thread.ts'

export interface EditAnswer {
  readonly answerId: string
  readonly body: string
  readonly commandId?: string | null | undefined
}

/** The author corrects an answer, unless it is the one that solved the thread; gives the answer's id. */
export const editAnswer = (context: Context, input: EditAnswer): Promise<string> =>
  command(context, { name: 'edit-answer', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const answer = await tx.answer.findUnique({ where: { id: input.answerId } })
    if (!answer) throw notFound('Cette réponse n’existe pas ou n’existe plus.')
    const thread = await lockThread(tx, actor, answer.threadId)
    if (!mayEditAnswer(actor, thread, answer)) {
      throw answer.authorId === actor.memberId
        ? conflict('Cette réponse a résolu le fil : elle ne se modifie plus. Ajoutez une réponse pour la compléter.')
        : forbidden('Seule la personne qui a écrit cette réponse peut la modifier.')
    }
    await tx.answer.update({
      where: { id: answer.id },
      data: { body: accepted(checkBody(input.body)), editedAt: now },
    })
    await emit({
      definition: answerEdited,
      subjectId: answer.id,
      communityId: thread.communityId,
      audience: audienceOf(thread),
      data: { threadId: thread.id, answerId: answer.id },
    })
    return answer.id
  })
