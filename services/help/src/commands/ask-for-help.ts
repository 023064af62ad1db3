import type { NewRows } from '@ama/bus'
import type { Thread } from '@ama/database'
import { threadAsked } from '@ama/events'
import { commandAtOnce, requireActor, type Context } from '@ama/graphql'
import { accepted, communitiesOf, forbidden, newId, notFound, type Actor } from '@ama/kernel'
import { mayAsk } from '../permissions.ts'
import { checkBody, checkTitle, checkTopics } from '../rules/text.ts'
import { audienceOf, findThread } from './find-thread.ts'

export interface AskForHelp {
  readonly communityId: string
  readonly title: string
  readonly body: string
  readonly topics: readonly string[]
  readonly openToNetwork: boolean
  readonly commandId?: string | null | undefined
}

/** A community in which somebody holds a role is there: only for others must one look. */
const checkMayAsk = async ({ hub }: Context, actor: Actor, communityId: string): Promise<void> => {
  if (communitiesOf(actor).has(communityId)) return
  const community = await hub.database.prisma.community.findUnique({ where: { id: communityId } })
  if (!community) throw notFound('Cette communauté n’existe pas.')
  if (mayAsk(actor, communityId)) return
  throw forbidden(`Seuls les membres de la communauté ${community.name} peuvent y demander de l’aide.`)
}

/** A new thread, and the row that holds it. */
const newThread = (actor: Actor, now: Date, input: AskForHelp): { thread: Thread; row: NewRows } => {
  const { communityId, openToNetwork } = input
  const thread = {
    id: newId(),
    communityId,
    authorId: actor.memberId,
    title: accepted(checkTitle(input.title)),
    body: accepted(checkBody(input.body)),
    topics: accepted(checkTopics(input.topics)),
    openToNetwork,
    solvedAt: null,
    solvingAnswerId: null,
    answerCount: 0,
    lastAnswerId: null,
    lastActivityAt: now,
    createdAt: now,
    editedAt: null,
  }
  const row = {
    id: thread.id,
    community_id: communityId,
    author_id: thread.authorId,
    title: thread.title,
    body: thread.body,
    topics: thread.topics,
    open_to_network: openToNetwork,
    last_activity_at: now,
    created_at: now,
  }
  return { thread, row: { table: 'thread', rows: [row] } }
}

/** A member asks the community; gives the thread. */
export const askForHelp = async (context: Context, input: AskForHelp): Promise<Thread> => {
  const { communityId, commandId } = input
  const { id, made } = await commandAtOnce(context, { name: 'ask-for-help', commandId }, async ({ actor, now }) => {
    await checkMayAsk(context, actor, communityId)
    const { thread, row } = newThread(actor, now, input)
    const event = {
      definition: threadAsked,
      subjectId: thread.id,
      communityId,
      audience: audienceOf(thread),
      data: { threadId: thread.id, authorId: actor.memberId, establishmentId: actor.establishmentId },
    }
    return { id: thread.id, made: thread, rows: [row], events: [event] }
  })
  // Accepted before: as it may be read now, so not by who has left since.
  return made ?? findThread(context.hub.database.prisma, requireActor(context), id)
}
