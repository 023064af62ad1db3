import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { answerThread } from '../commands/answer-thread.ts'
import { editAnswer } from '../commands/edit-answer.ts'
import { readable } from '../commands/find-thread.ts'
import { AnswerNode } from './answer.ts'

/** As the viewer may read it now: a command sent again gives its first answer, but not to who has left since. */
const answerById = async (context: Context, id: string) => {
  const { answer } = context.hub.database.prisma
  const found = await answer.findUniqueOrThrow({ where: { id }, include: { thread: true } })
  readable(requireActor(context), found.thread)
  return found
}

const AnswerThreadInput = builder.inputType('AnswerThreadInput', {
  fields: (t) => ({
    threadId: t.id({ required: true }),
    body: t.string({ required: true, description: 'Markdown, at most 20,000 characters.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('answerThread', (t) =>
  t.field({
    type: resultOf('AnswerThread', AnswerNode),
    description: 'Answers a thread that the viewer may read.',
    args: { input: t.arg({ type: AnswerThreadInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        answerById(
          context,
          await answerThread(context, { ...input, threadId: idOf('Thread', input.threadId, 'threadId') }),
        ),
      ),
  }),
)

const EditAnswerInput = builder.inputType('EditAnswerInput', {
  fields: (t) => ({
    answerId: t.id({ required: true }),
    body: t.string({ required: true }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('editAnswer', (t) =>
  t.field({
    type: resultOf('EditAnswer', AnswerNode),
    description: 'The author corrects an answer, unless it is the one that solved the thread.',
    args: { input: t.arg({ type: EditAnswerInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        answerById(
          context,
          await editAnswer(context, { ...input, answerId: idOf('Answer', input.answerId, 'answerId') }),
        ),
      ),
  }),
)
