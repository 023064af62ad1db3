import { builder, commandIdField, idOf, orRefusal, requireActor, resultOf, type Context } from '@ama/graphql'
import { askForHelp } from '../commands/ask-for-help.ts'
import { editThread } from '../commands/edit-thread.ts'
import { findThread } from '../commands/find-thread.ts'
import { markSolved } from '../commands/mark-solved.ts'
import { markThreadRead } from '../commands/mark-thread-read.ts'
import { reopenThread } from '../commands/reopen-thread.ts'
import { ThreadNode } from './thread.ts'

/** As the viewer may read it now: a command sent again gives its first answer, but not to who has left since. */
const threadById = (context: Context, id: string) => findThread(context.hub.database.prisma, requireActor(context), id)

const AskForHelpInput = builder.inputType('AskForHelpInput', {
  fields: (t) => ({
    communityId: t.id({ required: true }),
    title: t.string({ required: true, description: 'At most 160 characters.' }),
    body: t.string({ required: true, description: 'Markdown, at most 20,000 characters.' }),
    topics: t.stringList({ description: 'At most 6, each at most 40 characters.' }),
    openToNetwork: t.boolean({ description: 'Readable by the whole network, for good.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('askForHelp', (t) =>
  t.field({
    type: resultOf('AskForHelp', ThreadNode),
    description: 'Asks a community for help.',
    args: { input: t.arg({ type: AskForHelpInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(() =>
        askForHelp(context, {
          ...input,
          communityId: idOf('Community', input.communityId, 'communityId'),
          topics: input.topics ?? [],
          openToNetwork: input.openToNetwork ?? false,
        }),
      ),
  }),
)

const EditThreadInput = builder.inputType('EditThreadInput', {
  fields: (t) => ({
    threadId: t.id({ required: true }),
    title: t.string(),
    body: t.string(),
    topics: t.stringList(),
    openToNetwork: t.boolean({ description: 'Can be set, never taken back.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('editThread', (t) =>
  t.field({
    type: resultOf('EditThread', ThreadNode),
    description: 'The author changes what is given, as long as the thread is not solved.',
    args: { input: t.arg({ type: EditThreadInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        threadById(
          context,
          await editThread(context, { ...input, threadId: idOf('Thread', input.threadId, 'threadId') }),
        ),
      ),
  }),
)

const MarkSolvedInput = builder.inputType('MarkSolvedInput', {
  fields: (t) => ({
    threadId: t.id({ required: true }),
    answerId: t.id({ required: true, description: 'The answer that solved it.' }),
    commandId: commandIdField(t),
  }),
})

builder.mutationField('markSolved', (t) =>
  t.field({
    type: resultOf('MarkSolved', ThreadNode),
    description: 'The author or the network referent marks the thread solved.',
    args: { input: t.arg({ type: MarkSolvedInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        threadById(
          context,
          await markSolved(context, {
            commandId: input.commandId,
            threadId: idOf('Thread', input.threadId, 'threadId'),
            answerId: idOf('Answer', input.answerId, 'answerId'),
          }),
        ),
      ),
  }),
)

const ReopenThreadInput = builder.inputType('ReopenThreadInput', {
  fields: (t) => ({ threadId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationField('reopenThread', (t) =>
  t.field({
    type: resultOf('ReopenThread', ThreadNode),
    description: 'The solution did not hold: the thread is open again.',
    args: { input: t.arg({ type: ReopenThreadInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        threadById(
          context,
          await reopenThread(context, { ...input, threadId: idOf('Thread', input.threadId, 'threadId') }),
        ),
      ),
  }),
)

const MarkThreadReadInput = builder.inputType('MarkThreadReadInput', {
  fields: (t) => ({ threadId: t.id({ required: true }), commandId: commandIdField(t) }),
})

builder.mutationField('markThreadRead', (t) =>
  t.field({
    type: resultOf('MarkThreadRead', ThreadNode),
    description: 'The viewer has read the thread as it stands.',
    args: { input: t.arg({ type: MarkThreadReadInput, required: true }) },
    resolve: (_root, { input }, context) =>
      orRefusal(async () =>
        threadById(
          context,
          await markThreadRead(context, { ...input, threadId: idOf('Thread', input.threadId, 'threadId') }),
        ),
      ),
  }),
)
