import type { Prisma } from '@ama/database'
import { belongsTo, communitiesOf, isNetworkReferent, type Actor } from '@ama/kernel'

/** What the rules below look at. */
export interface ThreadFacts {
  readonly communityId: string
  readonly authorId: string
  readonly openToNetwork: boolean
  readonly solvedAt: Date | null
}
interface AnswerFacts {
  readonly id: string
  readonly authorId: string
}

/** A thread belongs to its community: its members and the network referent; everybody when its author opened it. */
export const mayRead = (actor: Actor, thread: Pick<ThreadFacts, 'communityId' | 'openToNetwork'>): boolean =>
  thread.openToNetwork || belongsTo(actor, thread.communityId)

/** The same, for the database. */
export const readableThreads = (actor: Actor): Prisma.ThreadWhereInput =>
  isNetworkReferent(actor) ? {} : { OR: [{ openToNetwork: true }, { communityId: { in: [...communitiesOf(actor)] } }] }

export const mayAsk = (actor: Actor, communityId: string): boolean => belongsTo(actor, communityId)

export const mayAnswer = mayRead

const isAuthor = (actor: Actor, written: { authorId: string }): boolean => written.authorId === actor.memberId

/** The author, as long as nobody relies on it: a solved question stands as it was answered. */
export const mayEditThread = (actor: Actor, thread: ThreadFacts): boolean =>
  mayRead(actor, thread) && isAuthor(actor, thread) && thread.solvedAt === null

/** The author, unless it is the answer that solved the thread. */
export const mayEditAnswer = (
  actor: Actor,
  thread: ThreadFacts & { readonly solvingAnswerId: string | null },
  answer: AnswerFacts,
): boolean => mayRead(actor, thread) && isAuthor(actor, answer) && thread.solvingAnswerId !== answer.id

/** Who asked knows what helped; the referent tidies up for those who forget. */
export const mayMarkSolved = (actor: Actor, thread: ThreadFacts): boolean =>
  mayRead(actor, thread) && (isAuthor(actor, thread) || isNetworkReferent(actor))

export const mayReopen = mayMarkSolved
