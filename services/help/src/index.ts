import type { Database } from '@ama/database'
import type { Area } from '@ama/graphql'
import './graphql/answer-mutations.ts'
import './graphql/community-help.ts'
import './graphql/thread-lists.ts'
import './graphql/thread-mutations.ts'
import { rankWhoToAsk } from './reactions/rank-who-to-ask-when-thread-solved-or-reopened.ts'

export { seedDemonstrationThreads } from './demonstration/seed-demonstration-threads.ts'
export { AnswerNode } from './graphql/answer.ts'
export { ThreadNode } from './graphql/thread.ts'

/** What this area keeps about a member: what he or she asked, answered and read. */
const personalData = async ({ prisma }: Database, memberId: string) => ({
  threads: await prisma.thread.findMany({ where: { authorId: memberId }, orderBy: { createdAt: 'asc' } }),
  answers: await prisma.answer.findMany({ where: { authorId: memberId }, orderBy: { createdAt: 'asc' } }),
  threadsRead: await prisma.threadRead.findMany({
    where: { memberId },
    select: { threadId: true, readAt: true },
    orderBy: { readAt: 'asc' },
  }),
  expertise: await prisma.expertise.findMany({ where: { memberId }, orderBy: { topic: 'asc' } }),
})

export const help: Area = { name: 'help', reactions: [rankWhoToAsk], personalData }
