import { threadEdited } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, conflict, forbidden } from '@ama/kernel'
import { mayEditThread } from '../permissions.ts'
import { checkBody, checkTitle, checkTopics } from '../rules/text.ts'
import { audienceOf, lockThread } from './find-thread.ts'

export interface EditThread {
  readonly threadId: string
  readonly title?: string | null | undefined
  readonly body?: string | null | undefined
  readonly topics?: readonly string[] | null | undefined
  readonly openToNetwork?: boolean | null | undefined
  readonly commandId?: string | null | undefined
}

/** The author changes what is given, as long as the thread is not solved; gives the thread's id. */
export const editThread = (context: Context, input: EditThread): Promise<string> =>
  command(context, { name: 'edit-thread', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const thread = await lockThread(tx, actor, input.threadId)
    if (!mayEditThread(actor, thread)) {
      throw thread.solvedAt
        ? conflict('Ce fil est résolu : rouvrez-le pour le modifier.')
        : forbidden('Seule la personne qui a posé la question peut la modifier.')
    }
    if (thread.openToNetwork && input.openToNetwork === false) {
      throw conflict('Ce fil est ouvert à tout le réseau : il a pu être lu partout, il ne peut plus être refermé.')
    }
    const edited = await tx.thread.update({
      where: { id: thread.id },
      data: {
        title: accepted(checkTitle(input.title ?? thread.title)),
        body: accepted(checkBody(input.body ?? thread.body)),
        topics: accepted(checkTopics(input.topics ?? thread.topics)),
        openToNetwork: input.openToNetwork ?? thread.openToNetwork,
        editedAt: now,
      },
    })
    await emit({
      definition: threadEdited,
      subjectId: thread.id,
      communityId: thread.communityId,
      audience: audienceOf(edited),
      data: { threadId: thread.id, openToNetwork: edited.openToNetwork },
    })
    return thread.id
  })
