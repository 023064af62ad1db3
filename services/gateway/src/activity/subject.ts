import type { Answer, Community, DatePoll, Member, Proposal, Thread, Workshop } from '@ama/database'
import { builder, defineLoader, loaderById, type Context, type LiveItem } from '@ama/graphql'
import { AnswerNode, ThreadNode } from '@ama/help'
import { MemberNode } from '@ama/people'
import { CommunityNode } from '@ama/territories'
import { DatePollNode, ProposalNode, WorkshopNode } from '@ama/workshops'
import { sharedCommunity } from './shared-community.ts'
import { sharedPerItem } from './shared-per-item.ts'

type Subject = Thread | Answer | Community | Member | Workshop | Proposal | DatePoll

/** What happened, happened to one of these. */
export const ActivitySubject = builder.unionType('ActivitySubject', {
  types: [ThreadNode, AnswerNode, CommunityNode, MemberNode, WorkshopNode, ProposalNode, DatePollNode],
  resolveType: (subject: Subject) => {
    if ('supportCount' in subject) return ProposalNode
    if ('closesAt' in subject) return DatePollNode
    if ('topics' in subject) return ThreadNode
    if ('threadId' in subject) return AnswerNode
    if ('seatsTaken' in subject) return WorkshopNode
    return 'slug' in subject ? CommunityNode : MemberNode
  },
})

/** With its thread, which an answer is hardly ever shown without. */
const loadAnswer = defineLoader<Answer | null>(async (ids, { hub }) => {
  const { answer } = hub.database.prisma
  const answers = await answer.findMany({ where: { id: { in: [...ids] } }, include: { thread: true } })
  return new Map(answers.map((each) => [each.id, each]))
}, null)

const loadById = {
  Thread: loaderById('Thread'),
  Answer: loadAnswer,
  Community: loaderById('Community'),
  Workshop: loaderById('Workshop'),
  Proposal: loaderById('Proposal'),
  DatePoll: loaderById('DatePoll'),
  Member: loaderById('Member'),
}

const sharedActor = sharedPerItem<Member | null>()
const sharedSubject = sharedPerItem<Subject | null>()

export const communityOf = (context: Context, item: LiveItem): Promise<Community | null> | null => {
  const { communityId } = item
  if (communityId === null) return null
  return sharedCommunity(context.hub, item, communityId, () => loadById.Community(context, communityId))
}

export const actorOf = (context: Context, item: LiveItem): Promise<Member | null> | null => {
  const { actorId } = item
  return actorId === null ? null : sharedActor(item, () => loadById.Member(context, actorId))
}

/** The changed object as it is now; null where there is nothing to show. */
export const subjectOf = (context: Context, item: LiveItem): Promise<Subject | null> | null => {
  const { subject } = item
  return subject && sharedSubject(item, () => loadById[subject.type](context, subject.id))
}
