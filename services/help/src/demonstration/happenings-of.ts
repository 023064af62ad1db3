import type { NewEvent } from '@ama/bus'
import { threadAnswered, threadAsked, threadSolved } from '@ama/events'
import type { PlannedThread } from './plan-threads.ts'

/** An event with its time and its actor. */
export interface Happening {
  readonly at: Date
  readonly actorId: string
  readonly event: NewEvent
}

const happening = (at: Date, actorId: string, event: NewEvent): Happening => ({ at, actorId, event })

/** What would have been told while the thread was lived through. */
export const happeningsOf = (thread: PlannedThread): Happening[] => {
  const { id: threadId, communityId, author, answers, solution, createdAt, text } = thread
  const audience = text.openToNetwork ? 'network' : 'community'
  const asked = happening(createdAt, author.memberId, {
    definition: threadAsked,
    subjectId: threadId,
    communityId,
    audience,
    data: { threadId, authorId: author.memberId, establishmentId: author.establishmentId },
  })
  const answered = answers.map((answer) =>
    happening(answer.createdAt, answer.author.memberId, {
      definition: threadAnswered,
      subjectId: answer.id,
      communityId,
      audience,
      data: {
        threadId,
        answerId: answer.id,
        authorId: answer.author.memberId,
        establishmentId: answer.author.establishmentId,
      },
    }),
  )
  if (!solution) return [asked, ...answered]
  const solved = happening(solution.at, author.memberId, {
    definition: threadSolved,
    subjectId: threadId,
    communityId,
    audience,
    data: { threadId, answerId: solution.answer.id, answerAuthorId: solution.answer.author.memberId },
  })
  return [asked, ...answered, solved]
}
