import { threadAsked } from '@ama/events'
import { command, type Context } from '@ama/graphql'
import { accepted, forbidden, newId, notFound } from '@ama/kernel'
import { mayAsk } from '../permissions.ts'
import { checkBody, checkTitle, checkTopics } from '../rules/text.ts'
import { audienceOf } from './find-thread.ts'
import { markRead } from './mark-read.ts'

export interface AskForHelp {
  readonly communityId: string
  readonly title: string
  readonly body: string
  readonly topics: readonly string[]
  readonly openToNetwork: boolean
  readonly commandId?: string | null | undefined
}

/** A member asks the community; gives the thread's id. */
export const askForHelp = (context: Context, input: AskForHelp): Promise<string> =>
  command(context, { name: 'ask-for-help', commandId: input.commandId }, async (tx, { actor, now, emit }) => {
    const { communityId, openToNetwork } = input
    const community = await tx.community.findUnique({ where: { id: communityId } })
    if (!community) throw notFound('Cette communauté n’existe pas.')
    if (!mayAsk(actor, communityId)) {
      throw forbidden(`Seuls les membres de la communauté ${community.name} peuvent y demander de l’aide.`)
    }
    const title = accepted(checkTitle(input.title))
    const body = accepted(checkBody(input.body))
    const topics = accepted(checkTopics(input.topics))
    const id = newId()
    const authorId = actor.memberId
    await tx.thread.create({
      data: { id, communityId, authorId, title, body, topics, openToNetwork, createdAt: now, lastActivityAt: now },
    })
    await markRead(tx, authorId, id, now)
    await emit({
      definition: threadAsked,
      subjectId: id,
      communityId,
      audience: audienceOf({ openToNetwork }),
      data: { threadId: id, authorId, establishmentId: actor.establishmentId },
    })
    return id
  })
